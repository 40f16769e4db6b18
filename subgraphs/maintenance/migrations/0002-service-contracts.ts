import { Migration } from '@houqin/kit/migration';

export class Migration0002 extends Migration {
  override up(): void {
    this.addSql(
      `create table \`ref_party\` (\`id\` varchar(26) not null, \`code\` varchar(24) not null, \`name\` varchar(120) not null, \`name_en\` varchar(120) not null, \`retired\` tinyint(1) not null default false, \`source_version\` int not null default 0, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `create table \`service_contract\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`number\` varchar(24) not null, \`title\` varchar(200) not null, \`party_id\` varchar(26) not null, \`party_name\` varchar(120) not null, \`trades\` text not null, \`valid_from\` varchar(10) not null, \`valid_to\` varchar(10) not null, \`starts_at\` datetime(3) not null, \`ends_at\` datetime(3) not null, \`accept_minutes\` int not null, \`capacity\` int not null, \`duty_contact\` varchar(120) not null, \`duty_phone\` varchar(24) not null, \`end_reason\` varchar(200) null, \`crew_id\` varchar(26) not null, \`campus_id\` varchar(26) not null, \`department_id\` varchar(26) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, \`retired_at\` datetime(3) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`service_contract\` add unique \`service_contract_number_unique\` (\`number\`)`,
    );
    this.addSql(
      `alter table \`service_contract\` add index \`service_contract_campus\` (\`campus_id\`, \`ends_at\`)`,
    );
    this.addSql(
      `alter table \`service_contract\` add index \`service_contract_party\` (\`party_id\`, \`starts_at\`)`,
    );
    this.addSql(
      `alter table \`technician\` add \`party_id\` varchar(26) null, add \`contract_id\` varchar(26) null, add \`offer_minutes\` int not null default 10`,
    );
    this.addSql(
      `alter table \`work_order\` add \`contract_id\` varchar(26) null, add \`party_id\` varchar(26) null, add \`contract_from\` datetime(3) null, add \`contract_until\` datetime(3) null`,
    );
    this.addSql(
      `alter table \`work_order\` add index \`work_order_contract_id_index\` (\`contract_id\`)`,
    );
    this.addSql(
      `alter table \`work_order\` add index \`work_order_party_id_index\` (\`party_id\`)`,
    );
  }
}
