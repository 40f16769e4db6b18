import { Migration } from '@houqin/kit/migration';

export class Migration0001 extends Migration {
  override up(): void {
    this.addSql(
      `create table \`api_client\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`code\` varchar(60) not null, \`name\` varchar(120) not null, \`kind\` enum('PROGRAM','FIELD_GATEWAY') not null, \`state\` enum('PENDING','ACTIVE','SUSPENDED','EXPIRED') not null default 'PENDING', \`party_id\` varchar(26) null, \`secret_hash\` varchar(200) not null, \`expires_at\` datetime(3) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`api_client\` add unique \`api_client_code_unique\` (\`code\`)`);
    this.addSql(
      `create table \`department\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`code\` varchar(20) not null, \`name_zh\` varchar(60) not null, \`name_en\` varchar(120) not null, \`kind\` enum('CLINICAL','TECHNICAL','ADMINISTRATIVE','LOGISTICS') not null, \`parent_id\` varchar(26) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`department\` add unique \`department_code_unique\` (\`code\`)`);
    this.addSql(
      `alter table \`department\` add index \`department_parent_id_index\` (\`parent_id\`)`,
    );
    this.addSql(
      `create table \`key_material\` (\`id\` varchar(26) not null, \`purpose\` enum('SIGNING','REFRESH') not null, \`secret\` text not null, \`public_jwk\` text null, \`created_at\` datetime(3) not null, \`retired_at\` datetime(3) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
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
      `create table \`party\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`code\` varchar(40) not null, \`name_zh\` varchar(120) not null, \`name_en\` varchar(120) not null, \`kind\` enum('VENDOR','SUPPLIER','TENANT','AUTHORITY') not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`party\` add unique \`party_code_unique\` (\`code\`)`);
    this.addSql(
      `create table \`permission\` (\`id\` varchar(26) not null, \`code\` varchar(80) not null, \`domain\` varchar(40) not null, \`name_zh\` varchar(120) not null, \`name_en\` varchar(120) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`permission\` add unique \`permission_code_unique\` (\`code\`)`);
    this.addSql(
      `create table \`refresh_token\` (\`id\` varchar(43) not null, \`session_id\` varchar(26) not null, \`expires_at\` datetime(3) not null, \`used_at\` datetime(3) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`refresh_token\` add index \`refresh_token_session_id_index\` (\`session_id\`)`,
    );
    this.addSql(
      `create table \`role\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`code\` varchar(60) not null, \`name_zh\` varchar(60) not null, \`name_en\` varchar(60) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`role\` add unique \`role_code_unique\` (\`code\`)`);
    this.addSql(
      `create table \`role_assignment\` (\`id\` varchar(26) not null, \`subject_id\` varchar(26) not null, \`role_id\` varchar(26) not null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`role_assignment\` add index \`role_assignment_role_id_index\` (\`role_id\`)`,
    );
    this.addSql(
      `alter table \`role_assignment\` add unique \`role_assignment_subject_id_role_id_unique\` (\`subject_id\`, \`role_id\`)`,
    );
    this.addSql(
      `create table \`role_grant\` (\`id\` varchar(26) not null, \`role_id\` varchar(26) not null, \`permission\` varchar(80) not null, \`level\` enum('OWN','DEPT','DEPT_TREE','CAMPUS','CONTRACT','DEVICE','ALL') null, \`default_level\` enum('OWN','DEPT','DEPT_TREE','CAMPUS','CONTRACT','DEVICE','ALL') null, \`denied\` tinyint(1) not null default false, \`edited\` tinyint(1) not null default false, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`role_grant\` add index \`role_grant_permission_index\` (\`permission\`)`,
    );
    this.addSql(
      `alter table \`role_grant\` add unique \`role_grant_role_id_permission_unique\` (\`role_id\`, \`permission\`)`,
    );
    this.addSql(
      `create table \`session\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`subject_id\` varchar(26) not null, \`kind\` enum('user','client','device') not null, \`started_at\` datetime(3) not null, \`expires_at\` datetime(3) not null, \`revoked_at\` datetime(3) null, \`address\` varchar(64) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`session\` add index \`session_subject_id_index\` (\`subject_id\`)`);
    this.addSql(`alter table \`session\` add index \`session_expires_at_index\` (\`expires_at\`)`);
    this.addSql(
      `create table \`sign_in_guard\` (\`id\` varchar(64) not null, \`failures\` varchar(200) not null default '', \`locked_until\` datetime(3) null, \`changed_at\` datetime(3) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `create table \`subject\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`kind\` enum('user','client','device') not null, \`name\` varchar(120) not null, \`epoch\` int not null default 0, \`disabled\` tinyint(1) not null default false, \`campus_ids\` varchar(600) not null, \`party_id\` varchar(26) null, \`demo\` tinyint(1) not null default false, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `create table \`user_account\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`name\` varchar(60) not null, \`username\` varchar(60) not null, \`position\` varchar(60) null, \`state\` enum('INVITED','ACTIVE','LOCKED','DISABLED') not null default 'INVITED', \`phone\` varchar(40) null, \`party_id\` varchar(26) null, \`password_hash\` varchar(200) null, \`locked_until\` datetime(3) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`user_account\` add unique \`user_account_username_unique\` (\`username\`)`,
    );
    this.addSql(`alter table \`user_account\` add index \`user_account_state_index\` (\`state\`)`);
    this.addSql(
      `create table \`wall_device\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`name\` varchar(60) not null, \`layout\` varchar(40) not null, \`state\` enum('UNPAIRED','PAIRED','REVOKED') not null default 'UNPAIRED', \`last_seen_at\` datetime(3) null, \`diagonal_inches\` int null, \`farthest_seat_centimetres\` int null, \`pairing_code\` varchar(6) null, \`pairing_expires_at\` datetime(3) null, \`pairing_address\` varchar(64) null, \`key_hash\` varchar(43) not null, \`next_key_hash\` varchar(43) null, \`key_at\` datetime(3) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`wall_device\` add index \`wall_device_state_index\` (\`state\`)`);
    this.addSql(
      `alter table \`wall_device\` add index \`wall_device_pairing_code_index\` (\`pairing_code\`)`,
    );
  }
}
