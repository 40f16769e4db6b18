import { Migration } from '@houqin/kit/migration';

export class Migration0001 extends Migration {
  override up(): void {
    this.addSql(
      `create table \`alarm\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`number\` varchar(24) not null, \`open_key\` varchar(60) null, \`state\` enum('NORMAL','UNACK_ACTIVE','ACK_ACTIVE','RTN_UNACK','CLEARED','SHELVED','SUPPRESSED_BY_DESIGN','OUT_OF_SERVICE') not null default 'NORMAL', \`state_rank\` int not null default 7, \`severity\` enum('CRITICAL','HIGH','MEDIUM','LOW') not null, \`severity_rank\` int not null, \`kind\` enum('LOW','HIGH','RATE_OF_CHANGE','STALE') not null, \`life_safety\` tinyint(1) not null default false, \`order_policy\` enum('AT_ONCE','AFTER_5_MIN','NO') not null, \`fault_hint\` varchar(60) null, \`point_id\` varchar(26) not null, \`point_code\` varchar(64) not null, \`quantity\` enum('TEMPERATURE','HUMIDITY','PRESSURE','CO2','PM25','VIBRATION','OTHER') not null, \`definition_id\` varchar(26) not null, \`title_zh\` varchar(120) not null, \`title_en\` varchar(120) not null, \`room_id\` varchar(26) null, \`room_number\` varchar(40) null, \`room_name_zh\` varchar(120) null, \`room_name_en\` varchar(120) null, \`floor_id\` varchar(26) null, \`building_id\` varchar(26) null, \`value\` double null, \`worst_value\` double null, \`limit_value\` double null, \`limit_text\` varchar(40) not null, \`unit\` varchar(24) not null, \`active\` tinyint(1) not null default false, \`raised_at\` datetime(3) not null, \`acknowledged_at\` datetime(3) null, \`acknowledged_by_id\` varchar(64) null, \`acknowledged_by_name\` varchar(60) null, \`cleared_at\` datetime(3) null, \`closed_at\` datetime(3) null, \`shelved_until\` datetime(3) null, \`shelve_reason\` varchar(200) null, \`out_of_service_until\` datetime(3) null, \`out_of_service_reason\` varchar(200) null, \`suppression\` enum('CAUSE','CHATTERING') null, \`cause_alarm_id\` varchar(26) null, \`suppressed_by\` varchar(24) null, \`suppressed_until\` datetime(3) null, \`chatter_count\` int not null default 0, \`occurrence_count\` int not null default 0, \`escalate_due_at\` datetime(3) null, \`escalated_at\` datetime(3) null, \`work_order_id\` varchar(26) null, \`work_order_number\` varchar(24) null, \`work_order_state\` varchar(20) null, \`note\` varchar(400) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`alarm\` add unique \`alarm_number_unique\` (\`number\`)`);
    this.addSql(`alter table \`alarm\` add unique \`alarm_open_unique\` (\`open_key\`)`);
    this.addSql(`alter table \`alarm\` add index \`alarm_point_id_index\` (\`point_id\`)`);
    this.addSql(
      `alter table \`alarm\` add index \`alarm_definition_id_index\` (\`definition_id\`)`,
    );
    this.addSql(`alter table \`alarm\` add index \`alarm_room_id_index\` (\`room_id\`)`);
    this.addSql(
      `alter table \`alarm\` add index \`alarm_shelved_until_index\` (\`shelved_until\`)`,
    );
    this.addSql(
      `alter table \`alarm\` add index \`alarm_out_of_service_until_index\` (\`out_of_service_until\`)`,
    );
    this.addSql(
      `alter table \`alarm\` add index \`alarm_suppressed_until_index\` (\`suppressed_until\`)`,
    );
    this.addSql(
      `alter table \`alarm\` add index \`alarm_escalate_due_at_index\` (\`escalate_due_at\`)`,
    );
    this.addSql(
      `alter table \`alarm\` add index \`alarm_work_order_id_index\` (\`work_order_id\`)`,
    );
    this.addSql(`alter table \`alarm\` add index \`alarm_raised\` (\`raised_at\`)`);
    this.addSql(
      `alter table \`alarm\` add index \`alarm_open\` (\`open_key\`, \`state_rank\`, \`severity_rank\`)`,
    );
    this.addSql(
      `create table \`alarm_definition\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`code\` varchar(80) not null, \`name_zh\` varchar(120) not null, \`name_en\` varchar(120) not null, \`point_id\` varchar(26) not null, \`kind\` enum('LOW','HIGH','RATE_OF_CHANGE','STALE') not null, \`severity\` enum('CRITICAL','HIGH','MEDIUM','LOW') not null, \`life_safety\` tinyint(1) not null default false, \`on_delay_seconds\` int not null default 0, \`off_delay_seconds\` int not null default 0, \`deadband\` double not null default 0, \`rate_per_minute\` double null, \`own_limit\` double null, \`order_policy\` enum('AT_ONCE','AFTER_5_MIN','NO') not null, \`guidance_id\` varchar(26) null, \`cause_definition_id\` varchar(26) null, \`fault_hint\` varchar(60) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`alarm_definition\` add unique \`alarm_definition_code_unique\` (\`code\`)`,
    );
    this.addSql(
      `alter table \`alarm_definition\` add index \`alarm_definition_point_id_index\` (\`point_id\`)`,
    );
    this.addSql(
      `create table \`alarm_occurrence\` (\`id\` varchar(26) not null, \`alarm_id\` varchar(26) not null, \`point_id\` varchar(26) not null, \`definition_id\` varchar(26) not null, \`started_at\` datetime(3) not null, \`ended_at\` datetime(3) null, \`value\` double null, \`worst_value\` double null, \`limit_value\` double null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`alarm_occurrence\` add index \`alarm_occurrence_alarm_id_index\` (\`alarm_id\`)`,
    );
    this.addSql(
      `alter table \`alarm_occurrence\` add index \`alarm_occurrence_ended_at_index\` (\`ended_at\`)`,
    );
    this.addSql(
      `alter table \`alarm_occurrence\` add unique \`alarm_occurrence_start_unique\` (\`definition_id\`, \`started_at\`)`,
    );
    this.addSql(
      `create table \`dead_letter\` (\`id\` varchar(26) not null, \`received_at\` datetime(3) not null, \`gateway\` varchar(64) null, \`topic\` varchar(300) null, \`payload\` text not null, \`reason\` enum('MALFORMED','TOO_LARGE','UNKNOWN_POINT','FOREIGN_POINT','NOT_A_NUMBER','BAD_INSTANT','FUTURE','TOO_OLD','UNIT_UNKNOWN','BAD_TOPIC','POINT_RETIRED','TOO_MANY') not null, \`detail\` varchar(300) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`dead_letter\` add index \`dead_letter_received_at_index\` (\`received_at\`)`,
    );
    this.addSql(
      `create table \`evaluation_state\` (\`point_id\` varchar(26) not null, \`newest_at\` bigint not null, \`state\` text not null, primary key (\`point_id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `create table \`field_gateway\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`code\` varchar(64) not null, \`name_zh\` varchar(120) not null, \`name_en\` varchar(120) not null, \`state\` enum('ACTIVE','SUSPENDED','RETIRED') not null default 'ACTIVE', \`secret_hash\` varchar(200) not null, \`last_seen_at\` datetime(3) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`field_gateway\` add unique \`field_gateway_code_unique\` (\`code\`)`,
    );
    this.addSql(
      `create table \`guidance\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`code\` varchar(80) not null, \`edition\` int not null, \`name_zh\` varchar(120) not null, \`name_en\` varchar(120) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`guidance\` add unique \`guidance_edition_unique\` (\`code\`, \`edition\`)`,
    );
    this.addSql(
      `create table \`guidance_step\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`guidance_id\` varchar(26) not null, \`position\` int not null, \`text_zh\` varchar(300) not null, \`text_en\` varchar(300) not null, \`hint_zh\` varchar(200) null, \`hint_en\` varchar(200) null, \`phone\` varchar(40) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`guidance_step\` add index \`guidance_step_guidance_id_index\` (\`guidance_id\`)`,
    );
    this.addSql(
      `create table \`guidance_tick\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`alarm_id\` varchar(26) not null, \`step_id\` varchar(26) not null, \`by_id\` varchar(64) not null, \`by_name\` varchar(60) not null, \`at\` datetime(3) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`guidance_tick\` add unique \`guidance_tick_step_unique\` (\`alarm_id\`, \`step_id\`)`,
    );
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
      `create table \`point\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`series\` int not null, \`code\` varchar(64) not null, \`name_zh\` varchar(120) not null, \`name_en\` varchar(120) not null, \`quantity\` enum('TEMPERATURE','HUMIDITY','PRESSURE','CO2','PM25','VIBRATION','OTHER') not null, \`unit\` varchar(20) not null, \`interval_seconds\` int not null, \`range_min\` double null, \`range_max\` double null, \`decimals\` int not null default 1, \`state\` enum('IN_SERVICE','OUT_OF_SERVICE','RETIRED') not null default 'IN_SERVICE', \`field_gateway_id\` varchar(26) not null, \`room_id\` varchar(26) null, \`floor_id\` varchar(26) null, \`building_id\` varchar(26) null, \`place_facts\` text null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`point\` add unique \`point_series_unique\` (\`series\`)`);
    this.addSql(`alter table \`point\` add unique \`point_code_unique\` (\`code\`)`);
    this.addSql(
      `alter table \`point\` add index \`point_field_gateway_id_index\` (\`field_gateway_id\`)`,
    );
    this.addSql(`alter table \`point\` add index \`point_room_id_index\` (\`room_id\`)`);
    this.addSql(`alter table \`point\` add index \`point_building_id_index\` (\`building_id\`)`);
    this.addSql(
      `create table \`ref_department\` (\`id\` varchar(26) not null, \`code\` varchar(20) not null, \`name_zh\` varchar(120) not null, \`name_en\` varchar(120) not null, \`parent_id\` varchar(26) null, \`retired\` tinyint(1) not null default false, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `create table \`ref_room\` (\`id\` varchar(26) not null, \`number\` varchar(40) not null, \`name_zh\` varchar(120) not null, \`name_en\` varchar(120) not null, \`room_class\` varchar(40) not null, \`floor_id\` varchar(26) not null, \`floor_number\` int not null, \`building_id\` varchar(26) not null, \`building_code\` varchar(20) not null, \`campus_id\` varchar(26) not null, \`department_id\` varchar(26) null, \`retired\` tinyint(1) not null default false, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`ref_room\` add index \`ref_room_floor_id_index\` (\`floor_id\`)`);
    this.addSql(
      `alter table \`ref_room\` add index \`ref_room_building_id_index\` (\`building_id\`)`,
    );
    this.addSql(
      `create table \`room_class_limit\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`room_class\` enum('THEATRE_I','THEATRE_II','THEATRE_III','THEATRE_IV','AIRBORNE_ISOLATION','ICU','WARD','CSSD_DIRTY','CSSD_PACK','CSSD_STERILE','COLD_STORE','PUBLIC_SPACE','PLANT','NONE') not null, \`quantity\` enum('TEMPERATURE','HUMIDITY','PRESSURE','CO2','PM25','VIBRATION','OTHER') not null, \`low\` double null, \`high\` double null, \`safe_min\` double null, \`safe_max\` double null, \`unit\` varchar(20) not null, \`source\` varchar(120) not null, \`edition\` varchar(120) not null, \`effective_from\` datetime(3) not null, \`effective_to\` datetime(3) null, \`note\` varchar(400) null, \`changed_by\` varchar(60) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`room_class_limit\` add unique \`room_class_limit_start_unique\` (\`room_class\`, \`quantity\`, \`effective_from\`)`,
    );
  }
}
