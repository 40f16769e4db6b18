import { Migration } from '@houqin/kit/migration';

export class Migration0001 extends Migration {
  override up(): void {
    this.addSql(
      `create table \`request\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`number\` varchar(20) not null, \`title\` varchar(80) not null, \`note\` varchar(500) null, \`state\` enum('OPEN','STARTED','COMPLETED','CANCELLED') not null default 'OPEN', \`requester_id\` varchar(64) not null, \`handler_id\` varchar(64) null, \`started_at\` datetime(3) null, \`ended_at\` datetime(3) null, \`cancel_reason\` varchar(500) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`request\` add index \`request_campus_id_index\` (\`campus_id\`)`);
    this.addSql(
      `alter table \`request\` add index \`request_department_id_index\` (\`department_id\`)`,
    );
    this.addSql(`alter table \`request\` add unique \`request_number_unique\` (\`number\`)`);
    this.addSql(`alter table \`request\` add index \`request_state_index\` (\`state\`)`);
    this.addSql(
      `alter table \`request\` add index \`request_requester_id_index\` (\`requester_id\`)`,
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
  }
}
