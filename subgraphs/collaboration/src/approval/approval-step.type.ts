import { DateTime } from '@houqin/kit/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { SeatDecision, SeatOrigin, StepMode, StepState } from './step.ts';

@ObjectType({ description: 'One decision that a step waits for or has.' })
export class ApprovalSeat {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Whose decision it is.' }) personName!: string;
  @Field(() => SeatOrigin) origin!: SeatOrigin;
  @Field(() => Boolean, { description: 'It is awaited now.' }) waiting!: boolean;
  @Field(() => [String], { description: 'Who gave it away, the first first.' })
  handedOverBy!: string[];
  @Field(() => SeatDecision, { nullable: true }) decision!: SeatDecision | null;
  @Field(() => String, { nullable: true, description: 'Who took it: this person or a substitute.' })
  decidedByName!: string | null;
  @Field(() => DateTime, { nullable: true }) at!: Date | null;
  @Field(() => String, { nullable: true }) comment!: string | null;
  @Field(() => Boolean, { description: 'Taken over from the step before, the same approver’s.' })
  merged!: boolean;
}

@ObjectType({ description: 'A step of a case, as its flow planned it and as it went.' })
export class ApprovalStep {
  @Field(() => String) key!: string;
  @Field(() => String) nameZh!: string;
  @Field(() => String) nameEn!: string;
  @Field(() => StepMode) mode!: StepMode;
  @Field(() => Int, { nullable: true, description: 'How many must approve; N_OF_M only.' })
  needed!: number | null;
  @Field(() => StepState) state!: StepState;
  @Field(() => [ApprovalSeat]) seats!: ApprovalSeat[];
  @Field(() => Boolean, { description: 'Not enough people can approve it.' }) missing!: boolean;
  @Field(() => DateTime, { nullable: true }) pendingAt!: Date | null;
  @Field(() => DateTime, { nullable: true }) doneAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Somebody above was told.' })
  escalatedAt!: Date | null;
}
