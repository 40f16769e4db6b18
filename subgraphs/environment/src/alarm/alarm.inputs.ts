import {
  BooleanFilter,
  DateTimeFilter,
  enumFilter,
  IdFilter,
  StringFilter,
} from '@houqin/kit/filters';
import { DateTime } from '@houqin/kit/scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { AlarmKind } from '../definition/alarm-kind.ts';
import { Severity } from '../definition/severity.ts';
import { AlarmState } from './alarm.lifecycle.ts';

const AlarmStateFilter = enumFilter('AlarmState', AlarmState);
const SeverityFilter = enumFilter('Severity', Severity);
const AlarmKindFilter = enumFilter('AlarmKind', AlarmKind);

@InputType()
export class AlarmFilter {
  @Field(() => IdFilter, { nullable: true }) id?: IdFilter | null;
  @Field(() => AlarmStateFilter, { nullable: true })
  state?: InstanceType<typeof AlarmStateFilter> | null;
  @Field(() => SeverityFilter, { nullable: true })
  severity?: InstanceType<typeof SeverityFilter> | null;
  @Field(() => AlarmKindFilter, { nullable: true })
  kind?: InstanceType<typeof AlarmKindFilter> | null;
  @Field(() => BooleanFilter, { nullable: true, description: 'Not yet closed.' })
  open?: BooleanFilter | null;
  @Field(() => BooleanFilter, { nullable: true, description: 'Beyond the limit now.' })
  active?: BooleanFilter | null;
  @Field(() => BooleanFilter, { nullable: true }) lifeSafety?: BooleanFilter | null;
  @Field(() => IdFilter, { nullable: true }) roomId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) floorId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) buildingId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) pointId?: IdFilter | null;
  @Field(() => StringFilter, { nullable: true }) pointCode?: StringFilter | null;
  @Field(() => IdFilter, { nullable: true }) definitionId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) workOrderId?: IdFilter | null;
  @Field(() => DateTimeFilter, { nullable: true }) raisedAt?: DateTimeFilter | null;
}

@InputType()
class AlarmCommandInput {
  @Field(() => String) idempotencyKey!: string;
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
}

@InputType()
export class AcknowledgeAlarmInput extends AlarmCommandInput {
  @Field(() => String, { nullable: true }) note?: string | null;
}

@InputType()
export class AcknowledgeAlarmsInput {
  @Field(() => String) idempotencyKey!: string;
  @Field(() => [ID]) ids!: string[];
}

@InputType()
export class ShelveAlarmInput extends AlarmCommandInput {
  @Field(() => String) reason!: string;
  @Field(() => DateTime, { description: 'At most eight hours from now.' }) until!: Date;
}

@InputType()
export class UnshelveAlarmInput extends AlarmCommandInput {}

@InputType()
export class TakeAlarmOutOfServiceInput extends AlarmCommandInput {
  @Field(() => String) reason!: string;
  @Field(() => DateTime, { nullable: true, description: 'Returns to service by itself then.' })
  until?: Date | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Needed when the alarm has no order of its own.',
  })
  workOrderId?: string | null;
}

@InputType()
export class ReturnAlarmToServiceInput extends AlarmCommandInput {}

@InputType()
export class SetHandoverNoteInput extends AlarmCommandInput {
  @Field(() => String, { description: 'Empty: takes it away.' }) note!: string;
}

@InputType()
export class TickGuidanceInput {
  @Field(() => String) idempotencyKey!: string;
  @Field(() => ID) alarmId!: string;
  @Field(() => ID) stepId!: string;
  @Field(() => Boolean, { defaultValue: true }) done!: boolean;
}
