import type { Context } from '@houqin/kit/context';
import {
  connection,
  connectionType,
  listArgs,
  orderInput,
  type Connection,
  type ListArgs,
} from '@houqin/kit/list';
import { changes, type LiveChange } from '@houqin/kit/live';
import { liveChangeType } from '@houqin/kit/live-type';
import { Allow } from '@houqin/kit/permission';
import { loadInScope } from '@houqin/kit/reference';
import { DateTime } from '@houqin/kit/scalars';
import {
  Arg,
  Args,
  Ctx,
  Field,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { Severity } from '../definition/severity.ts';
import { alarmCounts } from './alarm-counts.ts';
import { alarmLive } from './alarm-live.ts';
import { alarmRate } from './alarm-rate.ts';
import { Alarm } from './alarm.entity.ts';
import { AlarmFilter } from './alarm.inputs.ts';

const AlarmOrderField = {
  RAISED_AT: 'RAISED_AT',
  SEVERITY: 'SEVERITY',
  STATE: 'STATE',
  URGENCY: 'URGENCY',
} as const;
type AlarmOrderField = keyof typeof AlarmOrderField;

const AlarmConnection = connectionType('Alarm', Alarm);
const AlarmArgs = listArgs({
  filter: AlarmFilter,
  order: orderInput('Alarm', AlarmOrderField),
  search: true,
});
const AlarmChange = liveChangeType('Alarm', Alarm);

@ObjectType({ description: 'Open alarms of one severity, by what waits for whom.' })
export class AlarmCounts {
  @Field(() => Severity) severity!: Severity;
  @Field(() => Int) unacknowledged!: number;
  @Field(() => Int) acknowledged!: number;
  @Field(() => Int, { description: 'Back to normal and not acknowledged.' }) returned!: number;
  @Field(() => Int) shelved!: number;
  @Field(() => Int) outOfService!: number;
  @Field(() => Int) suppressed!: number;
}

@ObjectType({ description: 'How many times something went beyond its limit in one hour.' })
export class AlarmRateBin {
  @Field(() => DateTime) hour!: Date;
  @Field(() => Int) count!: number;
}

@Resolver()
export class AlarmResolver {
  @Query(() => AlarmConnection, {
    description: 'URGENCY: what waits first, then severity, then age.',
  })
  @Allow('alarm:read')
  alarms(
    @Ctx() ctx: Context,
    @Args(() => AlarmArgs) args: ListArgs<AlarmFilter, AlarmOrderField>,
  ): Connection<Alarm> {
    return connection(ctx, alarmLive, args, {
      orderFields: {
        RAISED_AT: 'raisedAt',
        SEVERITY: ['severityRank', { column: 'raisedAt', reverse: true }],
        STATE: ['stateRank', 'severityRank'],
        URGENCY: ['stateRank', 'severityRank', { column: 'raisedAt', reverse: true }],
      },
      defaultOrder: [{ field: 'RAISED_AT', direction: 'DESC' }],
      search: [
        'number',
        'roomNumber',
        'roomNameZh',
        'roomNameEn',
        'titleZh',
        'titleEn',
        'pointCode',
      ],
    });
  }

  @Query(() => Alarm, { nullable: true })
  @Allow('alarm:read')
  alarm(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Alarm | null> {
    return loadInScope(ctx, Alarm, id, alarmLive);
  }

  @Query(() => [AlarmCounts], { description: 'One row for each severity, worst first.' })
  @Allow('alarm:read')
  alarmCounts(
    @Ctx() ctx: Context,
    @Arg('filter', () => AlarmFilter, { nullable: true }) filter?: AlarmFilter | null,
  ): Promise<AlarmCounts[]> {
    return alarmCounts(ctx, filter ?? null);
  }

  @Query(() => [AlarmRateBin], { description: 'By the hour, at most 62 days.' })
  @Allow('alarm:read')
  alarmRate(
    @Ctx() ctx: Context,
    @Arg('from', () => DateTime) from: Date,
    @Arg('to', () => DateTime) to: Date,
  ): Promise<AlarmRateBin[]> {
    return alarmRate(ctx, from, to);
  }

  @Subscription(() => AlarmChange, {
    subscribe: ({ args, context }) => changes(context as Context, alarmLive, args),
    description: 'What happens to alarms, in order; resume with `after`.',
  })
  @Allow('alarm:read')
  alarmChanged(
    @Root() change: LiveChange,
    @Arg('filter', () => AlarmFilter, { nullable: true }) _filter?: AlarmFilter | null,
    @Arg('after', () => String, { nullable: true }) _after?: string | null,
  ): LiveChange {
    return change;
  }
}
