import { Migration } from '@houqin/kit/migration';

export class Migration0005 extends Migration {
  override up(): void {
    this.addSql(
      `create table \`oidc_link\` (\`id\` varchar(43) not null, \`issuer\` varchar(200) not null, \`user_id\` varchar(26) not null, \`linked_at\` datetime(3) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`oidc_link\` add unique \`oidc_link_user_id_issuer_unique\` (\`user_id\`, \`issuer\`)`,
    );
    this.addSql(
      `create table \`oidc_state\` (\`id\` varchar(43) not null, \`ends_at\` datetime(3) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`oidc_state\` add index \`oidc_state_ends_at_index\` (\`ends_at\`)`);
    this.addSql(`alter table \`user_account\` add \`email\` varchar(254) null`);
    this.addSql(
      `alter table \`user_account\` add unique \`user_account_email_unique\` (\`email\`)`,
    );
  }
}
