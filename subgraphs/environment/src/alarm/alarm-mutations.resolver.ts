import type { Context } from '@houqin/kit/context';
import { Allow } from '@houqin/kit/permission';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { tickGuidance } from '../guidance/tick-guidance.ts';
import { acknowledgeAlarm, acknowledgeAlarms } from './acknowledge-alarm.ts';
import { Alarm } from './alarm.entity.ts';
import {
  AcknowledgeAlarmInput,
  AcknowledgeAlarmsInput,
  ReturnAlarmToServiceInput,
  SetHandoverNoteInput,
  ShelveAlarmInput,
  TakeAlarmOutOfServiceInput,
  TickGuidanceInput,
  UnshelveAlarmInput,
} from './alarm.inputs.ts';
import { returnAlarmToService, takeAlarmOutOfService } from './out-of-service.ts';
import { setHandoverNote } from './set-handover-note.ts';
import { shelveAlarm, unshelveAlarm } from './shelve-alarm.ts';

@Resolver()
export class AlarmMutationsResolver {
  @Mutation(() => Alarm, { description: 'Somebody saw it; one back to normal is closed by it.' })
  @Allow('alarm:acknowledge')
  acknowledgeAlarm(
    @Ctx() ctx: Context,
    @Arg('input', () => AcknowledgeAlarmInput) input: AcknowledgeAlarmInput,
  ): Promise<Alarm> {
    return acknowledgeAlarm(ctx, input);
  }

  @Mutation(() => [Alarm], { description: 'Those that no longer wait for it stay as they are.' })
  @Allow('alarm:acknowledge')
  acknowledgeAlarms(
    @Ctx() ctx: Context,
    @Arg('input', () => AcknowledgeAlarmsInput) input: AcknowledgeAlarmsInput,
  ): Promise<Alarm[]> {
    return acknowledgeAlarms(ctx, input);
  }

  @Mutation(() => Alarm, { description: 'At most eight hours; never about life safety.' })
  @Allow('alarm:shelve')
  shelveAlarm(
    @Ctx() ctx: Context,
    @Arg('input', () => ShelveAlarmInput) input: ShelveAlarmInput,
  ): Promise<Alarm> {
    return shelveAlarm(ctx, input);
  }

  @Mutation(() => Alarm)
  @Allow('alarm:shelve')
  unshelveAlarm(
    @Ctx() ctx: Context,
    @Arg('input', () => UnshelveAlarmInput) input: UnshelveAlarmInput,
  ): Promise<Alarm> {
    return unshelveAlarm(ctx, input);
  }

  @Mutation(() => Alarm, { description: 'While work is done on it; with an order only.' })
  @Allow('alarm:out-of-service')
  takeAlarmOutOfService(
    @Ctx() ctx: Context,
    @Arg('input', () => TakeAlarmOutOfServiceInput) input: TakeAlarmOutOfServiceInput,
  ): Promise<Alarm> {
    return takeAlarmOutOfService(ctx, input);
  }

  @Mutation(() => Alarm)
  @Allow('alarm:out-of-service')
  returnAlarmToService(
    @Ctx() ctx: Context,
    @Arg('input', () => ReturnAlarmToServiceInput) input: ReturnAlarmToServiceInput,
  ): Promise<Alarm> {
    return returnAlarmToService(ctx, input);
  }

  @Mutation(() => Alarm, { description: 'A step of the guidance was done, or undone.' })
  @Allow('guidance:tick')
  tickGuidance(
    @Ctx() ctx: Context,
    @Arg('input', () => TickGuidanceInput) input: TickGuidanceInput,
  ): Promise<Alarm> {
    return tickGuidance(ctx, input);
  }

  @Mutation(() => Alarm, { description: 'A word for the next shift.' })
  @Allow('alarm:acknowledge')
  setHandoverNote(
    @Ctx() ctx: Context,
    @Arg('input', () => SetHandoverNoteInput) input: SetHandoverNoteInput,
  ): Promise<Alarm> {
    return setHandoverNote(ctx, input);
  }
}
