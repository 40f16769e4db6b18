import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';

/** What identity last said about a person: names for snapshots, and who may no longer work. */
@Entity({ tableName: 'ref_user' })
export class RefUser {
  @PrimaryKey(c.id()) id!: string;
  @Property(c.name()) name!: string;
  @Property({ ...c.name(), index: true }) username!: string;
  @Property(c.optional(c.id())) departmentId: string | null = null;
  @Property(c.boolean()) active = true;
  @Property(c.integer()) sourceVersion = 0;
}
