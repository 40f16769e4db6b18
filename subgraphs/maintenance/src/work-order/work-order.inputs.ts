import { DateTime } from '@houqin/kit/scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Priority } from '../priority/priority.ts';
import { Trade } from '../trade/trade.ts';
import { PauseReason } from './pause-reason.ts';
import { WorkOrderType } from './work-order-type.ts';

const stepText = 'From 1 to 3; 3 is the most.';

@InputType()
export class CreateWorkOrderInput {
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true }) description?: string | null;
  @Field(() => ID) roomId!: string;
  @Field(() => Trade) trade!: Trade;
  @Field(() => WorkOrderType, { nullable: true }) type?: WorkOrderType | null;
  @Field(() => Priority, { nullable: true, description: 'Or impact and urgency; P3 if neither.' })
  priority?: Priority | null;
  @Field(() => Int, { nullable: true, description: stepText }) impact?: number | null;
  @Field(() => Int, { nullable: true, description: stepText }) urgency?: number | null;
  @Field(() => String) idempotencyKey!: string;
}

/** What every mutation of one order brings. */
@InputType()
export abstract class OrderStepInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: 'Refused when somebody was faster.' })
  expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class AssignWorkOrderInput extends OrderStepInput {
  @Field(() => ID, { nullable: true, description: 'Null: the engine chooses.' })
  technicianId?: string | null;
  @Field(() => String, { nullable: true }) note?: string | null;
}

@InputType()
export class AcceptWorkOrderInput extends OrderStepInput {}

@InputType()
export class AttachDocumentInput extends OrderStepInput {
  @Field(() => ID, { description: 'Upload it first: POST /files/maintenance.' }) fileId!: string;
}

@InputType()
export class DeclineWorkOrderInput extends OrderStepInput {
  @Field(() => String) reason!: string;
}

@InputType()
export class StartWorkOrderInput extends OrderStepInput {
  @Field(() => String, { description: 'As scanned at the door: the room’s number.' })
  roomCode!: string;
}

@InputType()
export class PauseWorkOrderInput extends OrderStepInput {
  @Field(() => PauseReason) reason!: PauseReason;
  @Field(() => DateTime, { nullable: true }) until?: Date | null;
  @Field(() => String, { nullable: true }) note?: string | null;
}

@InputType()
export class ResumeWorkOrderInput extends OrderStepInput {}

@InputType()
export class TickChecklistInput {
  @Field(() => ID) orderId!: string;
  @Field(() => ID) itemId!: string;
  @Field(() => Boolean, { defaultValue: true }) done!: boolean;
  @Field(() => String, { nullable: true, description: 'What was measured.' })
  value?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class LogLabourInput extends OrderStepInput {
  @Field(() => Int) minutes!: number;
  @Field(() => String, { nullable: true }) note?: string | null;
}

@InputType()
export class SetCodesInput extends OrderStepInput {
  @Field(() => ID, { nullable: true }) faultId?: string | null;
  @Field(() => ID, { nullable: true }) causeId?: string | null;
  @Field(() => ID, { nullable: true }) actionId?: string | null;
}

@InputType()
export class AddNoteInput extends OrderStepInput {
  @Field(() => String) text!: string;
}

@InputType()
export class CompleteWorkOrderInput extends OrderStepInput {
  @Field(() => ID, { nullable: true }) faultId?: string | null;
  @Field(() => ID, { nullable: true }) causeId?: string | null;
  @Field(() => ID, { nullable: true }) actionId?: string | null;
  @Field(() => Int, { nullable: true }) labourMinutes?: number | null;
  @Field(() => String, { nullable: true }) note?: string | null;
}

@InputType()
export class ConfirmWorkOrderInput extends OrderStepInput {}

@InputType()
export class ReopenWorkOrderInput extends OrderStepInput {
  @Field(() => String) reason!: string;
}

@InputType()
export class RateWorkOrderInput extends OrderStepInput {
  @Field(() => Int, { description: '1 to 5.' }) stars!: number;
  @Field(() => String, { nullable: true }) comment?: string | null;
}

@InputType()
export class CloseWorkOrderInput extends OrderStepInput {
  @Field(() => String, { nullable: true, description: 'Required after a low rating.' })
  note?: string | null;
}

@InputType()
export class CancelWorkOrderInput extends OrderStepInput {
  @Field(() => String) reason!: string;
}

@InputType()
export class SetPriorityInput extends OrderStepInput {
  @Field(() => Int, { description: stepText }) impact!: number;
  @Field(() => Int, { description: stepText }) urgency!: number;
  @Field(() => String) reason!: string;
}
