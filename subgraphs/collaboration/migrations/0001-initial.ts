import { Migration } from '@houqin/kit/migration';

export class Migration0001 extends Migration {
  override up(): void {
    this.addSql(
      `create table \`approval_case\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`number\` varchar(20) not null, \`document_type\` varchar(24) not null, \`document_id\` varchar(64) not null, \`title\` varchar(200) not null, \`lines\` text not null, \`amount_fen\` bigint null, \`category\` varchar(24) null, \`over_budget\` tinyint(1) not null default false, \`state\` enum('RUNNING','RETURNED','APPROVED','REJECTED','WITHDRAWN') not null default 'RUNNING', \`round\` int not null default 1, \`current\` int not null default 0, \`steps\` text not null, \`missing\` varchar(60) null, \`flow_id\` varchar(26) not null, \`requester_id\` varchar(64) not null, \`requester_name\` varchar(120) not null, \`waiting_ids\` text not null, \`party_ids\` text not null, \`escalated_ids\` text not null, \`due_at\` datetime(3) null, \`decided_at\` datetime(3) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`approval_case\` add index \`approval_case_campus_id_index\` (\`campus_id\`)`,
    );
    this.addSql(
      `alter table \`approval_case\` add index \`approval_case_department_id_index\` (\`department_id\`)`,
    );
    this.addSql(
      `alter table \`approval_case\` add unique \`approval_case_number_unique\` (\`number\`)`,
    );
    this.addSql(
      `alter table \`approval_case\` add index \`approval_case_state_index\` (\`state\`)`,
    );
    this.addSql(
      `alter table \`approval_case\` add index \`approval_case_requester_id_index\` (\`requester_id\`)`,
    );
    this.addSql(
      `alter table \`approval_case\` add index \`approval_case_due_at_index\` (\`due_at\`)`,
    );
    this.addSql(
      `alter table \`approval_case\` add index \`approval_case_document_type_document_id_index\` (\`document_type\`, \`document_id\`)`,
    );
    this.addSql(
      `create table \`approval_decision\` (\`id\` varchar(26) not null, \`case_id\` varchar(26) not null, \`round\` int not null, \`step_key\` varchar(60) not null, \`step_name_zh\` varchar(120) not null, \`step_name_en\` varchar(120) not null, \`seat_id\` varchar(20) not null, \`person_id\` varchar(64) not null, \`person_name\` varchar(120) not null, \`decided_by_id\` varchar(64) not null, \`decided_by_name\` varchar(120) not null, \`decision\` enum('APPROVED','REJECTED','RETURNED') not null, \`comment\` text null, \`at\` datetime(3) not null, \`merged\` tinyint(1) not null default false, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`approval_decision\` add index \`approval_decision_case_id_index\` (\`case_id\`)`,
    );
    this.addSql(
      `alter table \`approval_decision\` add unique \`approval_decision_case_id_seat_id_unique\` (\`case_id\`, \`seat_id\`)`,
    );
    this.addSql(
      `create table \`approval_flow\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`code\` varchar(60) not null, \`name_zh\` varchar(120) not null, \`name_en\` varchar(120) not null, \`document_type\` varchar(24) not null, \`category\` varchar(24) null, \`above_fen\` bigint null, \`up_to_fen\` bigint null, \`over_budget\` tinyint(1) null, \`steps\` text not null, \`self_service\` tinyint(1) not null default false, \`source\` varchar(200) not null, \`valid_from\` datetime(3) not null, \`valid_to\` datetime(3) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`approval_flow\` add index \`approval_flow_document_type_valid_from_index\` (\`document_type\`, \`valid_from\`)`,
    );
    this.addSql(
      `create table \`approval_party\` (\`case_id\` varchar(26) not null, \`person_id\` varchar(64) not null, \`waiting\` tinyint(1) not null default false, primary key (\`case_id\`, \`person_id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`approval_party\` add index \`approval_party_person\` (\`person_id\`, \`waiting\`, \`case_id\`)`,
    );
    this.addSql(
      `create table \`delegation\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`principal_id\` varchar(64) not null, \`principal_name\` varchar(120) not null, \`substitute_id\` varchar(64) not null, \`substitute_name\` varchar(120) not null, \`starts_at\` datetime(3) not null, \`ends_at\` datetime(3) not null, \`reason\` varchar(200) null, \`revoked_at\` datetime(3) null, \`changes_at\` datetime(3) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`delegation\` add index \`delegation_changes_at_index\` (\`changes_at\`)`,
    );
    this.addSql(
      `alter table \`delegation\` add index \`delegation_substitute_id_ends_at_index\` (\`substitute_id\`, \`ends_at\`)`,
    );
    this.addSql(
      `alter table \`delegation\` add index \`delegation_principal_id_ends_at_index\` (\`principal_id\`, \`ends_at\`)`,
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
      `create table \`ref_department\` (\`id\` varchar(26) not null, \`name\` varchar(120) not null, \`name_en\` varchar(120) not null, \`parent_id\` varchar(26) null, \`campus_id\` varchar(26) null, \`source_version\` int not null default 0, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `create table \`ref_person\` (\`id\` varchar(26) not null, \`name\` varchar(120) not null, \`department_id\` varchar(26) null, \`campus_ids\` text not null, \`roles\` text not null, \`active\` tinyint(1) not null default true, \`epoch\` int not null default 0, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`ref_person\` add index \`ref_person_department_id_index\` (\`department_id\`)`,
    );
    this.addSql(
      `create table \`ref_person_role\` (\`person_id\` varchar(26) not null, \`role\` varchar(60) not null, primary key (\`person_id\`, \`role\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`ref_person_role\` add index \`ref_person_role_holders\` (\`role\`, \`person_id\`)`,
    );
  }
}
