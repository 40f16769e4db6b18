import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';

/** A day unlike its weekday: a holiday (no hours) or a make-up workday (hours). */
@Entity({ tableName: 'calendar_day' })
@Index({ name: 'calendar_day_on', properties: ['day'] })
export class CalendarDay {
  @PrimaryKey(c.id()) id!: string;
  /** Null for the hospital. */
  @Property(c.optional(c.id())) departmentId: string | null = null;
  @Property(c.day()) day!: string;
  /** Both null: closed. */
  @Property(c.optional(c.integer())) fromMinute: number | null = null;
  @Property(c.optional(c.integer())) toMinute: number | null = null;
  @Property(c.name()) nameZh!: string;
  @Property(c.name()) nameEn!: string;
  /** Where the day is announced. */
  @Property(c.title()) source!: string;
}
