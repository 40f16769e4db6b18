import type { Tx } from '@houqin/kit/unit-of-work';
import type { AlarmFacts } from '@houqin/environment/events';
import { AlarmRule } from '../rules/alarm-rule.entity.ts';

/** Which trade an alarm calls: by its hint, else by what is measured; in rooms of its type first. */
export async function alarmRuleFor(
  tx: Tx,
  facts: Pick<AlarmFacts, 'faultHint' | 'quantity' | 'kind'>,
  roomType: string | null,
): Promise<AlarmRule | null> {
  // A silent sensor is not the fault of what it measures.
  const hints =
    facts.kind === 'STALE' ? ['STALE'] : [facts.faultHint, `${facts.quantity}_${facts.kind}`];
  const rules = await tx.find(AlarmRule, { hint: { $in: hints.filter((hint) => hint !== null) } });
  for (const hint of hints) {
    const fitting = rules.filter((rule) => rule.hint === hint);
    const rule =
      fitting.find((one) => one.roomType !== null && one.roomType === roomType) ??
      fitting.find((one) => one.roomType === null);
    if (rule) return rule;
  }
  return null;
}
