import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';

/** What identity last said about a department: names for people, and the way up for approvals. */
@Entity({ tableName: 'ref_department' })
export class RefDepartment {
  @PrimaryKey(c.id()) id!: string;
  @Property(c.name()) name!: string;
  @Property(c.name()) nameEn!: string;
  @Property(c.optional(c.id())) parentId: string | null = null;
  @Property(c.optional(c.id())) campusId: string | null = null;
  @Property(c.integer()) sourceVersion = 0;
}
