import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import * as c from '@houqin/kit/columns';
import type { CertificateKind } from '../rules/certificate-kind.ts';
import { Trade } from '../trade/trade.ts';

/** A thing a reporter can tap instead of describing; a row the hospital may change. */
@Entity({ tableName: 'symptom' })
@ObjectType()
export class Symptom {
  @PrimaryKey(c.id()) id!: string;
  @Field(() => String) @Property({ ...c.code(), unique: true }) code!: string;
  @Property(c.integer()) position!: number;
  @Property(c.name()) textZh!: string;
  @Property(c.name()) textEn!: string;
  @Field(() => Trade, { nullable: true })
  @Property(c.optional(c.code()))
  trade: Trade | null = null;
  @Property(c.float()) confidence = 0;
  @Property(c.optional(c.code())) faultCode: string | null = null;
  @Field(() => Boolean, { description: 'Makes the order P1.' })
  @Property(c.boolean())
  lifeSafety = false;
  @Property(c.optional(c.code())) certificate: CertificateKind | null = null;
  @Property(c.json()) words: readonly string[] = [];
  /** Room types where it is offered; null for everywhere. */
  @Property(c.optional(c.json())) roomTypes: readonly string[] | null = null;
  @Property(c.optional(c.instant())) retiredAt: Date | null = null;
}
