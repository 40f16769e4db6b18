import { Migration } from '@houqin/kit/migration';

export class Migration0002 extends Migration {
  override up(): void {
    this.addSql(
      `alter table \`api_client\` add \`secret_generation\` int not null default 0, add \`secret_at\` datetime(3) null, add \`previous_hash\` varchar(200) null, add \`previous_until\` datetime(3) null, add \`last_sign_in_at\` datetime(3) null`,
    );
    this.addSql(
      `alter table \`api_client\` add index \`api_client_party_id_index\` (\`party_id\`)`,
    );
  }
}
