import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';

/** Opening hours of one weekday; rows of a department replace the hospital's. */
@Entity({ tableName: 'working_hours' })
export class WorkingHours {
  @PrimaryKey(c.id()) id!: string;
  /** Null for the hospital. */
  @Property(c.optional(c.id())) departmentId: string | null = null;
  /** ISO: 1 Monday to 7 Sunday. */
  @Property(c.integer()) weekday!: number;
  /** Minutes since midnight; the end may be 1440. */
  @Property(c.integer()) fromMinute!: number;
  @Property(c.integer()) toMinute!: number;
}
