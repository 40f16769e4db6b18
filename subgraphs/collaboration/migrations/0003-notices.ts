import { Migration } from '@houqin/kit/migration';

export class Migration0003 extends Migration {
  override up(): void {
    this.addSql(
      `create table \`notice\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`number\` varchar(20) not null, \`class_code\` varchar(24) not null, \`urgent\` tinyint(1) not null default false, \`state\` enum('DRAFT','IN_REVIEW','SCHEDULED','PUBLISHED','REVISED','RECALLED','EXPIRED','DISCARDED') not null default 'DRAFT', \`title\` varchar(200) not null, \`body\` text not null default (''), \`edition\` int not null default 0, \`requires_confirmation\` tinyint(1) not null default false, \`audience\` text not null, \`audience_size\` int not null default 0, \`audience_filter\` text null, \`publish_at\` datetime(3) null, \`expires_at\` datetime(3) null, \`published_at\` datetime(3) null, \`edition_at\` datetime(3) null, \`comments_open\` tinyint(1) not null default true, \`author_id\` varchar(64) not null, \`author_name\` varchar(120) not null, \`editor_ids\` text not null, \`reviewer_ids\` text not null, \`supervisor_ids\` text not null, \`pending_state\` enum('DRAFT','IN_REVIEW','SCHEDULED','PUBLISHED','REPLACED','DISCARDED') null default 'DRAFT', \`recalled_at\` datetime(3) null, \`recalled_by_name\` varchar(120) null, \`recall_reason\` text null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`notice\` add index \`notice_campus_id_index\` (\`campus_id\`)`);
    this.addSql(`alter table \`notice\` add unique \`notice_number_unique\` (\`number\`)`);
    this.addSql(`alter table \`notice\` add index \`notice_class_code_index\` (\`class_code\`)`);
    this.addSql(
      `alter table \`notice\` add index \`notice_published_at_index\` (\`published_at\`)`,
    );
    this.addSql(
      `alter table \`notice\` add index \`notice_pending_state_index\` (\`pending_state\`)`,
    );
    this.addSql(
      `alter table \`notice\` add index \`notice_state_expires_at_index\` (\`state\`, \`expires_at\`)`,
    );
    this.addSql(
      `alter table \`notice\` add index \`notice_state_publish_at_index\` (\`state\`, \`publish_at\`)`,
    );
    this.addSql(
      `create table \`notice_class\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`code\` varchar(24) not null, \`name_zh\` varchar(120) not null, \`name_en\` varchar(120) not null, \`urgent\` tinyint(1) not null default false, \`mandatory\` tinyint(1) not null default false, \`mail_by_default\` tinyint(1) not null default false, \`requires_confirmation\` tinyint(1) not null default false, \`step_minutes\` int not null default 10, \`writer_roles\` text not null, \`writer_department_ids\` text not null, \`place\` int not null default 0, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`notice_class\` add unique \`notice_class_code_unique\` (\`code\`)`);
    this.addSql(
      `create table \`notice_comment\` (\`id\` varchar(26) not null, \`notice_id\` varchar(26) not null, \`parent_id\` varchar(26) null, \`author_id\` varchar(64) not null, \`author_name\` varchar(120) not null, \`text\` text not null, \`at\` datetime(3) not null, \`hidden_at\` datetime(3) null, \`hidden_by_name\` varchar(120) null, \`hidden_reason\` text null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`notice_comment\` add index \`notice_comment_notice_id_at_index\` (\`notice_id\`, \`at\`)`,
    );
    this.addSql(
      `create table \`notice_contact\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`campus_id\` varchar(26) null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, \`mail\` varchar(200) null, \`mobile\` varchar(20) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `create table \`notice_delivery\` (\`id\` varchar(80) not null, \`notice_id\` varchar(26) not null, \`edition\` int not null, \`person_id\` varchar(26) not null, \`channel\` enum('MAIL','SMS','SUPERVISOR') not null, \`state\` enum('WAITING','SENT','READ','UNREACHABLE','FAILED') not null default 'WAITING', \`attempts\` int not null default 0, \`planned_at\` datetime(3) not null, \`next_at\` datetime(3) not null, \`ended_at\` datetime(3) null, \`supervisor_id\` varchar(26) null, \`error\` text null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`notice_delivery\` add index \`notice_delivery_person\` (\`person_id\`, \`notice_id\`)`,
    );
    this.addSql(
      `alter table \`notice_delivery\` add index \`notice_delivery_due\` (\`state\`, \`next_at\`)`,
    );
    this.addSql(
      `create table \`notice_preference\` (\`person_id\` varchar(26) not null, \`class_code\` varchar(24) not null, \`channel\` varchar(10) not null, \`enabled\` tinyint(1) not null, primary key (\`person_id\`, \`class_code\`, \`channel\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `create table \`notice_receipt\` (\`id\` varchar(52) not null, \`notice_id\` varchar(26) not null, \`person_id\` varchar(26) not null, \`person_name\` varchar(120) not null, \`department_id\` varchar(26) null, \`campus_id\` varchar(26) null, \`muted\` tinyint(1) not null default false, \`opened_edition\` int not null default 0, \`opened_at\` datetime(3) null, \`confirmed_edition\` int not null default 0, \`confirmed_at\` datetime(3) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`notice_receipt\` add index \`notice_receipt_notice\` (\`notice_id\`, \`opened_edition\`)`,
    );
    this.addSql(
      `alter table \`notice_receipt\` add index \`notice_receipt_person\` (\`person_id\`, \`notice_id\`, \`opened_edition\`)`,
    );
    this.addSql(
      `create table \`notice_version\` (\`id\` varchar(26) not null, \`notice_id\` varchar(26) not null, \`edition\` int not null, \`state\` enum('DRAFT','IN_REVIEW','SCHEDULED','PUBLISHED','REPLACED','DISCARDED') not null default 'DRAFT', \`title\` varchar(200) not null, \`body\` text not null, \`change_note\` text null, \`editor_id\` varchar(64) not null, \`editor_name\` varchar(120) not null, \`written_at\` datetime(3) not null, \`submitted_at\` datetime(3) null, \`reviewer_id\` varchar(64) null, \`reviewer_name\` varchar(120) null, \`review_comment\` text null, \`reviewed_at\` datetime(3) null, \`published_at\` datetime(3) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`notice_version\` add index \`notice_version_notice_id_edition_index\` (\`notice_id\`, \`edition\`)`,
    );
    this.addSql(
      `create table \`ref_username\` (\`id\` varchar(26) not null, \`username\` varchar(120) not null, \`source_version\` int not null default 0, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
  }
}
