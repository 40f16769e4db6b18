import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import { lockInScope } from '@houqin/kit/lock';
import { mutate } from '@houqin/kit/mutate';
import { record } from '@houqin/kit/record';
import type { AlarmDefinitionChanged } from '../../contract/events.ts';
import { requireText } from '../alarm/require-text.ts';
import { AlarmDefinition } from './alarm-definition.entity.ts';
import { mayOpenOrder, type OrderPolicy } from './order-policy.ts';
import type { Severity } from './severity.ts';

export interface DefinitionChange {
  readonly id: string;
  readonly onDelaySeconds?: number | null;
  readonly offDelaySeconds?: number | null;
  readonly deadband?: number | null;
  readonly severity?: Severity | null;
  readonly orderPolicy?: OrderPolicy | null;
  readonly expectedVersion?: number | null;
  readonly reason: string;
  readonly idempotencyKey: string;
}

export const definitionScope = { campus: 'campusId', department: 'departmentId' } as const;
const maxDelaySeconds = 86_400; // a day: whoever waits longer wants a report, not an alarm

/**
 * Changes how a definition judges; what is left out stays. Alarms that are open keep what they
 * were raised with, the evaluation uses the new values at once.
 * @throws ValidationFailed, NotFound, Forbidden, VersionConflict
 */
export function updateAlarmDefinition(
  ctx: Context,
  input: DefinitionChange,
): Promise<AlarmDefinition> {
  return mutate(ctx, { name: 'updateAlarmDefinition', input }, AlarmDefinition, async (tx) => {
    const definition = await lockInScope(
      ctx,
      tx,
      AlarmDefinition,
      input.id,
      'alarm-definition:edit',
      definitionScope,
      input.expectedVersion,
    );
    const reason = requireText('input.reason', input.reason, 400);
    change(definition, input);
    definition.stamp(ctx.caller.subjectId, ctx.clock.now());
    record(tx, definition, definitionChangedEvent(definition), { reason });
    return definition;
  });
}

function change(definition: AlarmDefinition, input: DefinitionChange): void {
  for (const field of ['onDelaySeconds', 'offDelaySeconds'] as const) {
    const value = input[field];
    if (value == null) continue;
    if (value < 0 || value > maxDelaySeconds)
      throw new ValidationFailed(`input.${field}`, 'out-of-range', {
        min: 0,
        max: maxDelaySeconds,
      });
    definition[field] = value;
  }
  if (input.deadband != null) {
    if (!(input.deadband >= 0))
      throw new ValidationFailed('input.deadband', 'out-of-range', { min: 0, max: '∞' });
    definition.deadband = input.deadband;
  }
  definition.severity = input.severity ?? definition.severity;
  definition.orderPolicy = input.orderPolicy ?? definition.orderPolicy;
  if (definition.orderPolicy !== 'NO' && !mayOpenOrder(definition.severity))
    throw new ValidationFailed('input.orderPolicy', 'order-needs-severity');
}

export const definitionChangedEvent = (definition: AlarmDefinition): AlarmDefinitionChanged => ({
  type: 'environment.alarm-definition.changed',
  version: 1,
  definitionId: definition.id,
  pointId: definition.pointId,
});
