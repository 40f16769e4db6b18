import { Migration } from '@houqin/kit/migration';

export class Migration0003 extends Migration {
  override up(): void {
    this.addSql(
      `create table \`duty_conflict\` (\`id\` varchar(26) not null, \`permission\` varchar(80) not null, \`other\` varchar(80) not null, \`source\` varchar(200) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(
      `alter table \`duty_conflict\` add unique \`duty_conflict_permission_other_unique\` (\`permission\`, \`other\`)`,
    );
    this.addSql(
      `alter table \`role_assignment\` add \`valid_from\` datetime(3) null, add \`valid_until\` datetime(3) null, add \`in_force\` tinyint(1) not null default true`,
    );
    this.addSql(
      `alter table \`role_assignment\` add index \`role_assignment_in_force_valid_until_index\` (\`in_force\`, \`valid_until\`)`,
    );
  }
}
