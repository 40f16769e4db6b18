import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';

/** What facility last said about a room; for scope, checks and names. */
@Entity({ tableName: 'ref_room' })
export class RefRoom {
  @PrimaryKey(c.id()) id!: string;
  @Property({ ...c.code(), index: true }) number!: string;
  @Property(c.name()) name!: string;
  @Property(c.name()) nameEn!: string;
  @Property(c.code()) roomType!: string;
  @Property(c.optional(c.id())) floorId: string | null = null;
  @Property(c.optional(c.name())) floorName: string | null = null;
  @Property(c.optional(c.id())) buildingId: string | null = null;
  @Property(c.optional(c.name())) buildingName: string | null = null;
  @Property(c.optional(c.id())) campusId: string | null = null;
  @Property(c.optional(c.id())) departmentId: string | null = null;
  @Property(c.boolean()) retired = false;
  /** Version of the event the row is from: a late older one must not win. */
  @Property(c.integer()) sourceVersion = 0;
}
