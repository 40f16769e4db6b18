import type { FilterQuery } from '@mikro-orm/core';
import type { Context } from '@houqin/kit/context';
import { filterWhere } from '@houqin/kit/filters';
import { scopeWhere } from '@houqin/kit/scope';
import { Severity } from '../definition/severity.ts';
import { alarmLive } from './alarm-live.ts';
import { Alarm } from './alarm.entity.ts';
import type { AlarmFilter } from './alarm.inputs.ts';
import type { AlarmCounts } from './alarm.resolver.ts';
import type { AlarmState } from './alarm.lifecycle.ts';

/** Which column of the counts a state adds to. */
const column: Readonly<Partial<Record<AlarmState, Exclude<keyof AlarmCounts, 'severity'>>>> = {
  UNACK_ACTIVE: 'unacknowledged',
  ACK_ACTIVE: 'acknowledged',
  RTN_UNACK: 'returned',
  SHELVED: 'shelved',
  OUT_OF_SERVICE: 'outOfService',
  SUPPRESSED_BY_DESIGN: 'suppressed',
};

/** Open alarms the caller may see, counted by severity and state. */
export async function alarmCounts(
  ctx: Context,
  filter: AlarmFilter | null,
): Promise<AlarmCounts[]> {
  const meta = ctx.em.getMetadata(Alarm);
  const where = {
    $and: [
      scopeWhere(ctx, alarmLive.permission, alarmLive.scope),
      filterWhere(ctx, meta, filter, alarmLive.filters),
      { closedAt: null },
    ],
  } as FilterQuery<Alarm>;
  const counts = Object.keys(Severity).map((severity) => ({
    ...{ severity: severity as Severity, unacknowledged: 0, acknowledged: 0, returned: 0 },
    ...{ shelved: 0, outOfService: 0, suppressed: 0 },
  }));
  // Open alarms are hundreds at most (ISA-18.2: far fewer), and never more than definitions.
  for (const alarm of await ctx.em.fork().find(Alarm, where, { fields: ['severity', 'state'] })) {
    const row = counts.find(({ severity }) => severity === alarm.severity);
    const name = column[alarm.state];
    if (row && name) row[name] += 1;
  }
  return counts;
}
