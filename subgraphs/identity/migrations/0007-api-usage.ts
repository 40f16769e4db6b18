import { Migration } from '@houqin/kit/migration';

export class Migration0007 extends Migration {
  override up(): void {
    this.addSql(
      `create table \`api_usage\` (\`id\` varchar(26) not null, \`client_id\` varchar(26) not null, \`hour\` datetime(3) not null, \`requests\` int not null default 0, \`refusals\` text not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`api_usage\` add index \`api_usage_hour_index\` (\`hour\`)`);
    this.addSql(
      `alter table \`api_usage\` add unique \`api_usage_client_hour\` (\`client_id\`, \`hour\`)`,
    );
  }
}
