import { Migration } from '@houqin/kit/migration';

export class Migration0003 extends Migration {
  override up(): void {
    this.addSql(
      `create table \`stored_file\` (\`id\` varchar(26) not null, \`sha256\` varchar(64) not null, \`name\` varchar(200) not null, \`type\` varchar(60) not null, \`size\` int not null, \`owner_noun\` varchar(24) null, \`owner_id\` varchar(26) null, \`taken_at\` datetime(3) null, \`uploaded_by\` varchar(64) not null, \`uploaded_by_name\` varchar(120) not null, \`uploaded_at\` datetime(3) not null, primary key (\`id\`)) default character set utf8mb4 collate utf8mb4_bin engine = InnoDB`,
    );
    this.addSql(`alter table \`stored_file\` add index \`stored_file_sha256_index\` (\`sha256\`)`);
    this.addSql(
      `alter table \`stored_file\` add index \`stored_file_uploaded_at_index\` (\`uploaded_at\`)`,
    );
    this.addSql(
      `alter table \`stored_file\` add index \`stored_file_owner\` (\`owner_noun\`, \`owner_id\`)`,
    );
  }
}
