import { ulid } from '@houqin/kit/id';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';
import type { Trade } from '../trade/trade.ts';

/** A person judged otherwise than the rule: material to improve it with (domain rules C5). */
@Entity({ tableName: 'triage_correction' })
export class TriageCorrection {
  @PrimaryKey(c.id()) id: string = ulid();
  @Property(c.id()) requestId!: string;
  @Property(c.text()) text!: string;
  @Property(c.optional(c.code())) symptom: string | null = null;
  @Property(c.optional(c.code())) suggestedTrade: Trade | null = null;
  @Property(c.float()) confidence!: number;
  @Property(c.code()) chosenTrade!: Trade;
  @Property(c.subject()) chosenBy!: string;
  @Property(c.instant()) at!: Date;
}
