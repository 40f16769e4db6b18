import { Field, Float, ObjectType } from 'type-graphql';
import { Technician } from '../technician/technician.entity.ts';
import { Exclusion } from './exclusion.ts';

@ObjectType({ description: 'One part of a score: weight × value.' })
export class ScoreTerm {
  @Field(() => String, { description: 'SKILL, LOAD, PROXIMITY, HISTORY or FAIRNESS.' })
  name!: string;
  @Field(() => Float, { description: '0 to 1.' }) value!: number;
  @Field(() => Float) weight!: number;
}

@ObjectType({ description: 'What the engine thinks of one technician for one order.' })
export class AssignmentCandidate {
  @Field(() => Technician) technician!: Technician;
  @Field(() => Boolean) eligible!: boolean;
  @Field(() => Float, { description: '0 to 1; 0 for somebody excluded.' }) score!: number;
  @Field(() => [ScoreTerm]) terms!: readonly ScoreTerm[];
  @Field(() => [Exclusion], { description: 'Every filter failed; empty for the eligible.' })
  exclusions!: readonly Exclusion[];
  @Field(() => String, { description: 'In the caller’s language, without names.' })
  reason!: string;
}

@ObjectType({ description: 'Why nobody can be offered a waiting order.' })
export class UnassignableReason {
  @Field(() => String, {
    description: 'NO_ELIGIBLE_TECHNICIAN, TRADE_UNKNOWN or OFFERS_EXHAUSTED.',
  })
  code!: string;
  @Field(() => String) text!: string;
  @Field(() => [String]) filters!: readonly string[];
}
