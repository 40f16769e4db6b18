import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';

/** What identity last said about a person: whom the rules of flows may mean. */
@Entity({ tableName: 'ref_person' })
export class RefPerson {
  @PrimaryKey(c.id()) id!: string;
  @Property(c.name()) name!: string;
  @Index()
  @Property(c.optional(c.id()))
  departmentId: string | null = null;
  @Property(c.json()) campusIds: readonly string[] = [];
  @Property(c.json()) roles: readonly string[] = [];
  @Property(c.boolean()) active = true;
  /** Epoch of the event the row is from: a late older one must not win. */
  @Property(c.integer()) epoch = 0;
}
