import { Migration } from '@houqin/kit/migration';

export class Migration0005 extends Migration {
  override up(): void {
    this.addSql(
      `create table \`sealing_key\` (\`id\` varchar(26) not null, \`secret\` varchar(200) not null, \`created_at\` datetime(3) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `create table \`webhook_delivery\` (\`id\` varchar(26) not null, \`endpoint_id\` varchar(26) not null, \`party_id\` varchar(26) not null, \`contract_id\` varchar(26) null, \`type\` varchar(24) not null, \`source\` varchar(80) not null, \`payload\` text not null, \`state\` varchar(24) not null default 'PENDING', \`attempts\` int not null default 0, \`next_at\` datetime(3) null, \`last_at\` datetime(3) null, \`last_status\` int null, \`last_error\` varchar(24) null, \`duration_ms\` int null, \`created_at\` datetime(3) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`webhook_delivery\` add index \`webhook_delivery_created_at_index\` (\`created_at\`)`,
    );
    this.addSql(
      `alter table \`webhook_delivery\` add index \`webhook_delivery_endpoint\` (\`endpoint_id\`, \`created_at\`)`,
    );
    this.addSql(
      `alter table \`webhook_delivery\` add index \`webhook_delivery_party\` (\`party_id\`, \`created_at\`)`,
    );
    this.addSql(
      `alter table \`webhook_delivery\` add index \`webhook_delivery_due\` (\`state\`, \`next_at\`)`,
    );
    this.addSql(
      `alter table \`webhook_delivery\` add unique \`webhook_delivery_source\` (\`endpoint_id\`, \`source\`)`,
    );
    this.addSql(
      `create table \`webhook_endpoint\` (\`id\` varchar(26) not null, \`version\` int not null default 1, \`party_id\` varchar(26) not null, \`url\` varchar(500) not null, \`description\` varchar(200) null, \`types\` text not null, \`state\` varchar(24) not null default 'ACTIVE', \`failing_since\` datetime(3) null, \`disabled_reason\` varchar(24) null, \`disabled_at\` datetime(3) null, \`sealed_secret\` text null, \`secret_at\` datetime(3) not null, \`sealed_previous\` text null, \`previous_until\` datetime(3) null, \`created_at\` datetime(3) not null, \`created_by\` varchar(64) not null, \`updated_at\` datetime(3) not null, \`updated_by\` varchar(64) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`webhook_endpoint\` add index \`webhook_endpoint_party\` (\`party_id\`, \`state\`)`,
    );
  }
}
