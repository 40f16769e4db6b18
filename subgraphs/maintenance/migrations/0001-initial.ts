import { Migration } from '@houqin/kit/migration';

export class Migration0001 extends Migration {
  override up(): void {
    this.addSql(
      `create table \`alarm_rule\` (\`id\` varchar(26) not null, \`hint\` varchar(40) not null, \`room_type\` varchar(24) null, \`trade\` varchar(24) not null, \`fault_code\` varchar(24) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `create table \`assignment\` (\`id\` varchar(26) not null, \`order_id\` varchar(26) not null, \`technician_id\` varchar(26) not null, \`technician_name\` varchar(120) not null, \`user_id\` varchar(26) not null, \`state\` varchar(24) not null default 'OFFERED', \`by\` varchar(24) not null, \`by_name\` varchar(120) null, \`offered_at\` datetime(3) not null, \`accepted_at\` datetime(3) null, \`ended_at\` datetime(3) null, \`score\` double null, \`ranking\` text not null, \`note\` varchar(200) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`assignment\` add index \`assignment_technician\` (\`technician_id\`, \`offered_at\`)`,
    );
    this.addSql(
      `alter table \`assignment\` add index \`assignment_order\` (\`order_id\`, \`offered_at\`)`,
    );
    this.addSql(
      `create table \`calendar_day\` (\`id\` varchar(26) not null, \`department_id\` varchar(26) null, \`day\` varchar(10) not null, \`from_minute\` int null, \`to_minute\` int null, \`name_zh\` varchar(120) not null, \`name_en\` varchar(120) not null, \`source\` varchar(200) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`calendar_day\` add index \`calendar_day_on\` (\`day\`)`);
    this.addSql(
      `create table \`technician_certificate\` (\`technician_id\` varchar(26) not null, \`kind\` varchar(24) not null, \`number\` varchar(120) not null, \`expires_on\` varchar(10) not null, primary key (\`technician_id\`, \`kind\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `create table \`certificate_rule\` (\`id\` varchar(26) not null, \`kind\` varchar(24) not null, \`trade\` varchar(24) null, \`minimum_on_duty\` int not null, \`name_zh\` varchar(120) not null, \`name_en\` varchar(120) not null, \`source\` varchar(200) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`certificate_rule\` add unique \`certificate_rule_kind_unique\` (\`kind\`)`,
    );
    this.addSql(
      `create table \`checklist_item\` (\`id\` varchar(26) not null, \`order_id\` varchar(26) not null, \`position\` int not null, \`text_zh\` varchar(200) not null, \`text_en\` varchar(200) not null, \`required\` tinyint(1) not null default true, \`unit\` varchar(24) null, \`low\` double null, \`high\` double null, \`done\` tinyint(1) not null default false, \`done_by\` varchar(26) null, \`at\` datetime(3) null, \`value\` varchar(24) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`checklist_item\` add index \`checklist_item_order\` (\`order_id\`, \`position\`)`,
    );
    this.addSql(
      `create table \`checklist_template\` (\`id\` varchar(26) not null, \`code\` varchar(24) not null, \`name_zh\` varchar(120) not null, \`name_en\` varchar(120) not null, \`fault_code\` varchar(24) null, \`trade\` varchar(24) null, \`steps\` text not null, \`retired_at\` datetime(3) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`checklist_template\` add unique \`checklist_template_code_unique\` (\`code\`)`,
    );
    this.addSql(
      `create table \`fault_code\` (\`id\` varchar(26) not null, \`code\` varchar(24) not null, \`kind\` varchar(24) not null, \`trade\` varchar(24) null, \`name_zh\` varchar(120) not null, \`name_en\` varchar(120) not null, \`retired_at\` datetime(3) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`fault_code\` add unique \`fault_code_code_unique\` (\`code\`)`);
    this.addSql(
      `create table \`fault_prior\` (\`id\` varchar(26) not null, \`fault_id\` varchar(26) not null, \`cause_id\` varchar(26) not null, \`action_id\` varchar(26) not null, \`count\` int not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`fault_prior\` add index \`fault_prior_fault\` (\`fault_id\`)`);
    this.addSql(
      `create table \`audit_entry\` (\`id\` varchar(26) not null, \`position\` bigint null, \`hash\` varchar(64) null, \`at\` datetime(3) not null, \`actor\` mediumtext not null, \`action\` varchar(120) not null, \`object_type\` varchar(120) not null, \`object_id\` varchar(64) not null, \`before\` mediumtext null, \`after\` mediumtext null, \`address\` varchar(64) null, \`reason\` text null, \`event_id\` varchar(26) null, \`correlation_id\` varchar(64) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB comment = 'Who did what; chained by SHA-256 in position order.'`,
    );
    this.addSql(
      `alter table \`audit_entry\` add index \`audit_entry_object\` (\`object_type\`, \`object_id\`)`,
    );
    this.addSql(`alter table \`audit_entry\` add index \`audit_entry_at\` (\`at\`)`);
    this.addSql(
      `alter table \`audit_entry\` add unique \`audit_entry_position_unique\` (\`position\`)`,
    );
    this.addSql(
      `create table \`feed_state\` (\`id\` int unsigned not null, \`epoch\` varchar(26) not null, \`head_position\` bigint not null, \`published_position\` bigint not null, \`audit_position\` bigint not null, \`audit_hash\` varchar(64) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB comment = 'One row: how far this domain has numbered, published and chained.'`,
    );
    this.addSql(
      `create table \`idempotency_key\` (\`id\` varchar(64) not null, \`input_hash\` varchar(64) not null, \`entity_id\` varchar(64) null, \`created_at\` datetime(3) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB comment = 'The first answer to a mutation, by SHA-256 of principal, mutation and key; 7 days.'`,
    );
    this.addSql(
      `alter table \`idempotency_key\` add index \`idempotency_key_created_at\` (\`created_at\`)`,
    );
    this.addSql(
      `create table \`inbox\` (\`consumer\` varchar(120) not null, \`event_id\` varchar(26) not null, \`position\` bigint not null, \`handled_at\` datetime(3) not null, primary key (\`consumer\`, \`event_id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB comment = 'Events of other domains whose effects are in this database.'`,
    );
    this.addSql(
      `create table \`inbox_position\` (\`consumer\` varchar(120) not null, \`epoch\` varchar(26) not null, \`position\` bigint not null, primary key (\`consumer\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB comment = 'Where a consumer continues after a start: every event up to here is settled.'`,
    );
    this.addSql(
      `create table \`leader_lease\` (\`name\` varchar(120) not null, \`holder\` varchar(120) not null, \`token\` bigint not null, \`expires_ms\` bigint not null comment 'Milliseconds since 1970 by the clock of the database.', primary key (\`name\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB comment = 'Who leads a task of this domain; the token fences off earlier leaders.'`,
    );
    this.addSql(
      `create table \`number_sequence\` (\`prefix\` varchar(20) not null, \`day\` varchar(8) not null, \`value\` int not null, primary key (\`prefix\`, \`day\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB comment = 'Last human number given, per prefix and hospital day.'`,
    );
    this.addSql(
      `create table \`outbox\` (\`id\` varchar(26) not null, \`position\` bigint null, \`type\` varchar(120) not null, \`version\` int not null, \`aggregate_type\` varchar(120) not null, \`aggregate_id\` varchar(64) not null, \`aggregate_version\` int not null, \`occurred_at\` datetime(3) not null, \`actor\` mediumtext not null, \`campus_id\` varchar(64) null, \`department_id\` varchar(64) null, \`correlation_id\` varchar(64) not null, \`causation_id\` varchar(64) null, \`payload\` mediumtext not null, \`keys_before\` mediumtext null, \`keys_after\` mediumtext null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB comment = 'Events of this domain, written in the transaction that made them true.'`,
    );
    this.addSql(
      `alter table \`outbox\` add index \`outbox_aggregate_type_position\` (\`aggregate_type\`, \`position\`)`,
    );
    this.addSql(`alter table \`outbox\` add unique \`outbox_position_unique\` (\`position\`)`);
    this.addSql(
      `create table \`parked_event\` (\`id\` varchar(26) not null, \`consumer\` varchar(120) not null, \`event_id\` varchar(26) not null, \`position\` bigint not null, \`aggregate_type\` varchar(120) not null, \`aggregate_id\` varchar(64) not null, \`event\` mediumtext not null, \`error\` text not null, \`attempts\` int not null, \`parked_at\` datetime(3) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB comment = 'Events a reaction could not take, and those held back behind them.'`,
    );
    this.addSql(
      `alter table \`parked_event\` add index \`parked_event_aggregate\` (\`consumer\`, \`aggregate_type\`, \`aggregate_id\`, \`position\`)`,
    );
    this.addSql(
      `alter table \`parked_event\` add unique \`parked_event_event_unique\` (\`consumer\`, \`event_id\`)`,
    );
    this.addSql(
      `create table \`job_schedule\` (\`name\` varchar(120) not null, \`next_run_at\` datetime(3) not null, \`started_at\` datetime(3) null, \`finished_at\` datetime(3) null, \`error\` text null, primary key (\`name\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB comment = 'When each job ran and runs next.'`,
    );
    this.addSql(
      `create table \`labour_line\` (\`id\` varchar(26) not null, \`order_id\` varchar(26) not null, \`technician_id\` varchar(26) not null, \`minutes\` int not null, \`at\` datetime(3) not null, \`note\` varchar(200) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`labour_line\` add index \`labour_line_technician\` (\`technician_id\`, \`at\`)`,
    );
    this.addSql(
      `alter table \`labour_line\` add index \`labour_line_order\` (\`order_id\`, \`at\`)`,
    );
    this.addSql(
      `create table \`priority_rule\` (\`id\` varchar(26) not null, \`impact\` int not null, \`urgency\` int not null, \`priority\` varchar(24) not null, \`source\` varchar(200) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `create table \`ref_alarm\` (\`id\` varchar(26) not null, \`number\` varchar(24) not null, \`title\` varchar(200) not null, \`title_en\` varchar(200) not null, \`severity\` varchar(24) not null, \`life_safety\` tinyint(1) not null default false, \`unit\` varchar(24) not null, \`room_id\` varchar(26) null, \`raised_at\` datetime(3) not null, \`cleared_at\` datetime(3) null, \`order_id\` varchar(26) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `create table \`ref_department\` (\`id\` varchar(26) not null, \`code\` varchar(24) not null, \`name\` varchar(120) not null, \`name_en\` varchar(120) not null, \`parent_id\` varchar(26) null, \`campus_id\` varchar(26) null, \`retired\` tinyint(1) not null default false, \`source_version\` int not null default 0, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `create table \`ref_room\` (\`id\` varchar(26) not null, \`number\` varchar(24) not null, \`name\` varchar(120) not null, \`name_en\` varchar(120) not null, \`room_type\` varchar(24) not null, \`floor_id\` varchar(26) null, \`floor_name\` varchar(120) null, \`building_id\` varchar(26) null, \`building_name\` varchar(120) null, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`retired\` tinyint(1) not null default false, \`source_version\` int not null default 0, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`ref_room\` add index \`ref_room_number_index\` (\`number\`)`);
    this.addSql(
      `create table \`ref_user\` (\`id\` varchar(26) not null, \`name\` varchar(120) not null, \`username\` varchar(120) not null, \`department_id\` varchar(26) null, \`active\` tinyint(1) not null default true, \`source_version\` int not null default 0, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`ref_user\` add index \`ref_user_username_index\` (\`username\`)`);
    this.addSql(
      `create table \`service_request\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`number\` varchar(24) not null, \`state\` varchar(24) not null default 'NEW', \`title\` varchar(200) not null, \`description\` text null, \`symptom\` varchar(24) null, \`room_id\` varchar(26) not null, \`room_number\` varchar(24) not null, \`room_name\` varchar(120) not null, \`room_name_en\` varchar(120) null, \`floor_id\` varchar(26) null, \`building_id\` varchar(26) null, \`requester_id\` varchar(26) null, \`requester_name\` varchar(120) not null, \`contact_phone\` varchar(24) null, \`impact\` int not null, \`urgency\` int not null, \`life_safety\` tinyint(1) not null default false, \`suggested_trade\` varchar(24) null, \`confidence\` double not null default 0, \`alarm_id\` varchar(26) null, \`work_order_id\` varchar(26) null, \`duplicate_of_id\` varchar(26) null, \`reject_reason\` varchar(200) null, \`correlation_id\` varchar(26) not null, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`service_request\` add unique \`service_request_number_unique\` (\`number\`)`,
    );
    this.addSql(
      `alter table \`service_request\` add index \`service_request_requester\` (\`requester_id\`, \`created_at\`)`,
    );
    this.addSql(
      `alter table \`service_request\` add index \`service_request_department\` (\`department_id\`, \`created_at\`)`,
    );
    this.addSql(
      `alter table \`service_request\` add index \`service_request_campus_state\` (\`campus_id\`, \`state\`, \`created_at\`)`,
    );
    this.addSql(
      `create table \`technician_shift\` (\`id\` varchar(26) not null, \`technician_id\` varchar(26) not null, \`code\` varchar(24) not null, \`starts_at\` datetime(3) not null, \`ends_at\` datetime(3) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`technician_shift\` add index \`technician_shift_ends\` (\`ends_at\`)`,
    );
    this.addSql(
      `alter table \`technician_shift\` add index \`technician_shift_technician\` (\`technician_id\`, \`starts_at\`)`,
    );
    this.addSql(
      `create table \`sla_policy\` (\`id\` varchar(26) not null, \`priority\` varchar(24) not null, \`response_seconds\` int not null, \`restore_seconds\` int not null, \`round_the_clock\` tinyint(1) not null, \`engine_after_percent\` int not null, \`source\` varchar(200) not null, \`effective_from\` datetime(3) not null, \`effective_to\` datetime(3) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`sla_policy\` add index \`sla_policy_priority\` (\`priority\`, \`effective_from\`)`,
    );
    this.addSql(
      `create table \`symptom\` (\`id\` varchar(26) not null, \`code\` varchar(24) not null, \`position\` int not null, \`text_zh\` varchar(120) not null, \`text_en\` varchar(120) not null, \`trade\` varchar(24) null, \`confidence\` double not null default 0, \`fault_code\` varchar(24) null, \`life_safety\` tinyint(1) not null default false, \`certificate\` varchar(24) null, \`words\` text not null, \`room_types\` text null, \`retired_at\` datetime(3) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`symptom\` add unique \`symptom_code_unique\` (\`code\`)`);
    this.addSql(
      `create table \`technician\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`user_id\` varchar(26) not null, \`name\` varchar(120) not null, \`trade\` varchar(24) not null, \`post_zh\` varchar(24) not null, \`post_en\` varchar(24) not null, \`open_count\` int not null default 0, \`capacity\` int not null default 4, \`on_duty\` tinyint(1) not null default false, \`duty_changes_at\` datetime(3) null, \`location\` varchar(24) null, \`room_id\` varchar(26) null, \`floor_id\` varchar(26) null, \`building_id\` varchar(26) null, \`located_at\` datetime(3) null, \`campus_id\` varchar(26) not null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`technician\` add unique \`technician_user_id_unique\` (\`user_id\`)`,
    );
    this.addSql(
      `alter table \`technician\` add index \`technician_duty_changes_at_index\` (\`duty_changes_at\`)`,
    );
    this.addSql(
      `alter table \`technician\` add index \`technician_campus_trade\` (\`campus_id\`, \`trade\`)`,
    );
    this.addSql(
      `create table \`technician_skill\` (\`technician_id\` varchar(26) not null, \`trade\` varchar(24) not null, \`level\` int not null, primary key (\`technician_id\`, \`trade\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `create table \`timeline_entry\` (\`id\` varchar(26) not null, \`correlation_id\` varchar(26) not null, \`event_id\` varchar(26) null, \`at\` datetime(3) not null, \`domain\` varchar(24) not null, \`kind\` varchar(120) not null, \`severity\` varchar(24) null, \`actor_name\` varchar(120) null, \`params\` text not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`timeline_entry\` add index \`timeline_entry_story\` (\`correlation_id\`, \`at\`, \`id\`)`,
    );
    this.addSql(
      `alter table \`timeline_entry\` add unique \`timeline_entry_event\` (\`event_id\`)`,
    );
    this.addSql(
      `create table \`triage_correction\` (\`id\` varchar(26) not null, \`request_id\` varchar(26) not null, \`text\` text not null, \`symptom\` varchar(24) null, \`suggested_trade\` varchar(24) null, \`confidence\` double not null, \`chosen_trade\` varchar(24) not null, \`chosen_by\` varchar(64) not null, \`at\` datetime(3) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `create table \`working_hours\` (\`id\` varchar(26) not null, \`department_id\` varchar(26) null, \`weekday\` int not null, \`from_minute\` int not null, \`to_minute\` int not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `create table \`work_order\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`number\` varchar(24) not null, \`state\` varchar(24) not null default 'OPEN', \`type\` varchar(24) not null default 'CORRECTIVE', \`priority\` varchar(24) not null, \`impact\` int not null, \`urgency\` int not null, \`life_safety\` tinyint(1) not null default false, \`trade\` varchar(24) null, \`certificate\` varchar(24) null, \`title\` varchar(200) not null, \`title_en\` varchar(200) null, \`description\` text null, \`symptom\` varchar(24) null, \`room_id\` varchar(26) null, \`room_number\` varchar(24) null, \`room_name\` varchar(120) null, \`room_name_en\` varchar(120) null, \`floor_id\` varchar(26) null, \`building_id\` varchar(26) null, \`request_id\` varchar(26) null, \`requester_id\` varchar(26) null, \`requester_name\` varchar(120) null, \`alarm_id\` varchar(26) null, \`open_alarm_key\` varchar(26) null, \`alarm_cleared_at\` datetime(3) null, \`technician_id\` varchar(26) null, \`assignee_id\` varchar(26) null, \`accept_by\` datetime(3) null, \`missed_offers\` int not null default 0, \`engine_at\` datetime(3) null, \`unassignable\` text not null, \`accepted_at\` datetime(3) null, \`started_at\` datetime(3) null, \`completed_at\` datetime(3) null, \`confirmed_at\` datetime(3) null, \`closed_at\` datetime(3) null, \`reopened_at\` datetime(3) null, \`clock_started_at\` datetime(3) not null, \`response_target_seconds\` int not null, \`restore_target_seconds\` int not null, \`round_the_clock\` tinyint(1) not null, \`response_due_at\` datetime(3) not null, \`restore_due_at\` datetime(3) not null, \`due_at\` datetime(3) null, \`paused_seconds\` int not null default 0, \`clock_stopped_at\` datetime(3) null, \`escalated_percent\` int not null default 0, \`next_escalation_at\` datetime(3) null, \`pause_reason\` varchar(24) null, \`paused_at\` datetime(3) null, \`paused_until\` datetime(3) null, \`pause_note\` varchar(200) null, \`fault_id\` varchar(26) null, \`cause_id\` varchar(26) null, \`action_id\` varchar(26) null, \`labour_minutes\` int not null default 0, \`stars\` int null, \`rating_comment\` text null, \`rated_at\` datetime(3) null, \`needs_review\` tinyint(1) not null default false, \`auto_confirm_at\` datetime(3) null, \`close_at\` datetime(3) null, \`correlation_id\` varchar(26) not null, \`owner_ids\` text not null, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`work_order\` add unique \`work_order_number_unique\` (\`number\`)`);
    this.addSql(
      `alter table \`work_order\` add index \`work_order_request_id_index\` (\`request_id\`)`,
    );
    this.addSql(
      `alter table \`work_order\` add index \`work_order_alarm_id_index\` (\`alarm_id\`)`,
    );
    this.addSql(
      `alter table \`work_order\` add unique \`work_order_open_alarm_key_unique\` (\`open_alarm_key\`)`,
    );
    this.addSql(
      `alter table \`work_order\` add index \`work_order_accept_by_index\` (\`accept_by\`)`,
    );
    this.addSql(
      `alter table \`work_order\` add index \`work_order_engine_at_index\` (\`engine_at\`)`,
    );
    this.addSql(
      `alter table \`work_order\` add index \`work_order_completed_at_index\` (\`completed_at\`)`,
    );
    this.addSql(
      `alter table \`work_order\` add index \`work_order_next_escalation_at_index\` (\`next_escalation_at\`)`,
    );
    this.addSql(
      `alter table \`work_order\` add index \`work_order_auto_confirm_at_index\` (\`auto_confirm_at\`)`,
    );
    this.addSql(
      `alter table \`work_order\` add index \`work_order_close_at_index\` (\`close_at\`)`,
    );
    this.addSql(
      `alter table \`work_order\` add index \`work_order_correlation_id_index\` (\`correlation_id\`)`,
    );
    this.addSql(
      `alter table \`work_order\` add index \`work_order_technician_state\` (\`technician_id\`, \`state\`)`,
    );
    this.addSql(
      `alter table \`work_order\` add index \`work_order_room_created\` (\`room_id\`, \`created_at\`)`,
    );
    this.addSql(
      `alter table \`work_order\` add index \`work_order_department_created\` (\`department_id\`, \`created_at\`)`,
    );
    this.addSql(
      `alter table \`work_order\` add index \`work_order_campus_state\` (\`campus_id\`, \`state\`, \`created_at\`)`,
    );
    this.addSql(
      `alter table \`work_order\` add index \`work_order_state_due\` (\`state\`, \`due_at\`)`,
    );
    this.addSql(
      `create table \`work_order_owner\` (\`order_id\` varchar(26) not null, \`user_id\` varchar(64) not null, primary key (\`order_id\`, \`user_id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`work_order_owner\` add index \`work_order_owner_user\` (\`user_id\`, \`order_id\`)`,
    );
    this.addSql(
      `create table \`work_order_pause\` (\`id\` varchar(26) not null, \`order_id\` varchar(26) not null, \`reason\` varchar(24) not null, \`stops_clock\` tinyint(1) not null, \`started_at\` datetime(3) not null, \`ended_at\` datetime(3) null, \`until\` datetime(3) null, \`note\` varchar(200) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`work_order_pause\` add index \`work_order_pause_order\` (\`order_id\`, \`started_at\`)`,
    );
  }
}
