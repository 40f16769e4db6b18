import { Migration } from '@houqin/kit/migration';

export class Migration0004 extends Migration {
  override up(): void {
    this.addSql(
      `create table \`recovery_code\` (\`id\` varchar(43) not null, \`user_id\` varchar(26) not null, \`used_at\` datetime(3) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`recovery_code\` add index \`recovery_code_user_id_index\` (\`user_id\`)`,
    );
    this.addSql(
      `create table \`totp\` (\`id\` varchar(26) not null, \`sealed_secret\` varchar(200) null, \`confirmed_at\` datetime(3) null, \`last_step\` int not null default 0, \`sealed_offer\` varchar(200) null, \`offered_at\` datetime(3) null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`key_material\` modify \`purpose\` enum('SIGNING','REFRESH','SEALING') not null`,
    );
    this.addSql(`alter table \`role\` add \`totp_required\` tinyint(1) not null default false`);
  }
}
