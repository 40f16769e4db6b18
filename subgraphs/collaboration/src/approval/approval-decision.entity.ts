import { Entity, Enum, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import * as c from '@houqin/kit/columns';
import { DateTime } from '@houqin/kit/scalars';
import { ulid } from '@houqin/kit/id';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { SeatDecision } from './step.ts';

/** One decision as it was taken; never changed, also not when the case begins again. */
@Entity({ tableName: 'approval_decision' })
@Unique({ properties: ['caseId', 'seatId'] })
@ObjectType({ description: 'A decision as it was taken; it stays when the case begins again.' })
export class ApprovalDecision {
  @Field(() => ID)
  @PrimaryKey(c.id())
  id: string = ulid();

  @Index()
  @Property(c.id())
  caseId!: string;

  @Field(() => Int)
  @Property(c.integer())
  round!: number;

  @Property({ type: 'string', length: 60 })
  stepKey!: string;

  @Field(() => String)
  @Property(c.name())
  stepNameZh!: string;

  @Field(() => String)
  @Property(c.name())
  stepNameEn!: string;

  /** The seat in its case: no seat is decided twice. */
  @Property({ type: 'string', length: 20 })
  seatId!: string;

  /** Whose seat it was. */
  @Property(c.subject())
  personId!: string;

  @Field(() => String, { description: 'Whose decision it was.' })
  @Property(c.name())
  personName!: string;

  @Property(c.subject())
  decidedById!: string;

  @Field(() => String, { description: 'Who took it: the same person, or a substitute.' })
  @Property(c.name())
  decidedByName!: string;

  @Field(() => SeatDecision)
  @Enum({ items: () => SeatDecision })
  decision!: SeatDecision;

  @Field(() => String, { nullable: true })
  @Property(c.optional(c.text()))
  comment: string | null = null;

  @Field(() => DateTime)
  @Property(c.instant())
  at!: Date;

  @Field(() => Boolean, { description: 'Taken over from the step before, the same approver’s.' })
  @Property(c.boolean())
  merged = false;
}
