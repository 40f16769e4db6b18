import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';

/**
 * What environment last said about an alarm. The row is also the lock that makes one order of an
 * alarm: whoever writes it waits for whoever is deciding.
 */
@Entity({ tableName: 'ref_alarm' })
export class RefAlarm {
  @PrimaryKey(c.id()) id!: string;
  @Property(c.code()) number!: string;
  @Property(c.title()) title!: string;
  @Property(c.title()) titleEn!: string;
  @Property(c.code()) severity!: string;
  @Property(c.boolean()) lifeSafety = false;
  /** UCUM code of what is measured. */
  @Property(c.code()) unit!: string;
  @Property(c.optional(c.id())) roomId: string | null = null;
  @Property(c.instant()) raisedAt!: Date;
  @Property(c.optional(c.instant())) clearedAt: Date | null = null;
  /** The order it opened or was linked to last. */
  @Property(c.optional(c.id())) orderId: string | null = null;
}
