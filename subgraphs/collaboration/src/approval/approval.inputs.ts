import { Field, ID, InputType, Int } from 'type-graphql';
import { SeatDecision } from './step.ts';

@InputType()
export class ApprovalLineInput {
  @Field(() => String) label!: string;
  @Field(() => String) value!: string;
}

@InputType()
export class SubmitApprovalInput {
  @Field(() => String, { description: 'Of a flow that is open to the staff: `PURCHASE`.' })
  documentType!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true, description: 'Yuan, `1280.00`.' })
  amount?: string | null;
  @Field(() => String, { nullable: true }) category?: string | null;
  @Field(() => [ApprovalLineInput], { description: 'What approvers read; at most 50.' })
  lines: ApprovalLineInput[] = [];
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class DecideApprovalInput {
  @Field(() => ID) id!: string;
  @Field(() => SeatDecision) decision!: SeatDecision;
  @Field(() => String, { nullable: true, description: 'Needed unless it is approved.' })
  comment?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class HandOverApprovalInput {
  @Field(() => ID) id!: string;
  @Field(() => ID, { description: 'Who decides instead.' }) personId!: string;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class AddApproverInput {
  @Field(() => ID) id!: string;
  @Field(() => ID, { description: 'Who must approve this step, too.' }) personId!: string;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class WithdrawApprovalInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class AmendApprovalInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) title?: string | null;
  @Field(() => String, { nullable: true, description: 'Yuan; another amount begins it again.' })
  amount?: string | null;
  @Field(() => [ApprovalLineInput], { nullable: true }) lines?: ApprovalLineInput[] | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class AssignApproverInput {
  @Field(() => ID) id!: string;
  @Field(() => ID) personId!: string;
  @Field(() => String, { description: 'Why this person; stands in the audit trail.' })
  reason!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}
