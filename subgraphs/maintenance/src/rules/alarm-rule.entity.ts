import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';
import type { Trade } from '../trade/trade.ts';

/** Which trade an alarm calls, by what is measured and which way it went wrong. */
@Entity({ tableName: 'alarm_rule' })
export class AlarmRule {
  @PrimaryKey(c.id()) id!: string;
  /** `PRESSURE_LOW`: quantity and kind; `STALE` for any quantity. */
  @Property({ type: 'string', length: 40 }) hint!: string;
  /** Only in rooms of this type; the narrower rule wins. */
  @Property(c.optional(c.code())) roomType: string | null = null;
  @Property(c.code()) trade!: Trade;
  @Property(c.optional(c.code())) faultCode: string | null = null;
}
