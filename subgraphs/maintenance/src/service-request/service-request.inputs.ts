import { Field, ID, InputType, Int } from 'type-graphql';
import { Trade } from '../trade/trade.ts';

const stepText = 'From 1 to 3; 3 is the most. 2 when left out.';

@InputType()
export class CreateServiceRequestInput {
  @Field(() => String, {
    nullable: true,
    description: 'What is wrong and how; may be left out when a symptom is given.',
  })
  title?: string | null;
  @Field(() => String, { nullable: true }) description?: string | null;
  @Field(() => ID) roomId!: string;
  @Field(() => String, { nullable: true, description: 'Code of one of `symptoms`.' })
  symptom?: string | null;
  @Field(() => Int, { nullable: true, description: `Care: 1 not touched, 2 hampered, 3 stopped.` })
  impact?: number | null;
  @Field(() => Int, { nullable: true, description: stepText }) urgency?: number | null;
  @Field(() => ID, { nullable: true, description: 'The alarm that is about the same matter.' })
  alarmId?: string | null;
  @Field(() => String, { nullable: true }) contactPhone?: string | null;
  @Field(() => String) idempotencyKey!: string;
}

/** What every decision about one request brings. */
@InputType()
export abstract class RequestStepInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: 'Refused when somebody was faster.' })
  expectedVersion?: number | null;
  @Field(() => String) idempotencyKey!: string;
}

@InputType()
export class TriageRequestInput extends RequestStepInput {
  @Field(() => Trade) trade!: Trade;
  @Field(() => Int, { nullable: true }) impact?: number | null;
  @Field(() => Int, { nullable: true }) urgency?: number | null;
}

@InputType()
export class ConvertRequestInput extends RequestStepInput {
  @Field(() => Trade) trade!: Trade;
  @Field(() => Int, { nullable: true }) impact?: number | null;
  @Field(() => Int, { nullable: true }) urgency?: number | null;
}

@InputType()
export class RejectRequestInput extends RequestStepInput {
  @Field(() => String) reason!: string;
}

@InputType()
export class MarkDuplicateInput extends RequestStepInput {
  @Field(() => ID, { description: 'The request that came first.' }) ofId!: string;
}
