import { Migration } from '@houqin/kit/migration';

export class Migration0002 extends Migration {
  override up(): void {
    this.addSql(
      `alter table \`audit_entry\` add \`actor_id\` varchar(64) generated always as (case when json_valid(actor) then json_unquote(json_extract(actor, '\$.subjectId')) end) virtual`,
    );
    this.addSql(
      `alter table \`audit_entry\` add index \`audit_entry_actor\` (\`actor_id\`, \`at\`)`,
    );
    this.addSql(
      `alter table \`audit_entry\` add index \`audit_entry_correlation\` (\`correlation_id\`)`,
    );
  }
}
