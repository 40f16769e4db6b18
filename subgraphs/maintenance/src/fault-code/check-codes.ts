import { ValidationFailed } from '@houqin/kit/errors';
import type { Tx } from '@houqin/kit/unit-of-work';
import type { Trade } from '../trade/trade.ts';
import { FaultCode } from './fault-code.entity.ts';
import type { FaultCodeKind } from './fault-code-kind.ts';

/** Ids of codes to be written into an order; what is left out stays as it is. */
export interface CodeChoice {
  readonly faultId?: string | null;
  readonly causeId?: string | null;
  readonly actionId?: string | null;
}

interface Coded {
  readonly trade: Trade | null;
  faultId: string | null;
  causeId: string | null;
  actionId: string | null;
}

const fields = [
  ['faultId', 'FAULT'],
  ['causeId', 'CAUSE'],
  ['actionId', 'ACTION'],
] as const satisfies readonly (readonly [keyof CodeChoice, FaultCodeKind])[];

/**
 * Writes the chosen codes into an order.
 * @returns the codes written, for the story
 * @throws ValidationFailed for one that does not exist, is of another kind, or of another trade
 */
export async function applyCodes(tx: Tx, order: Coded, choice: CodeChoice): Promise<FaultCode[]> {
  const written: FaultCode[] = [];
  for (const [field, kind] of fields) {
    const id = choice[field];
    if (id === undefined || id === null) continue;
    const code = await tx.findOne(FaultCode, { id, kind, retiredAt: null });
    if (!code || (code.trade !== null && order.trade !== null && code.trade !== order.trade)) {
      throw new ValidationFailed(field, {
        zh: '这个代码不适用于此单，请从同工种的目录中选。',
        en: 'This code does not fit the order; pick one from the catalogue of its trade.',
      });
    }
    order[field] = id;
    written.push(code);
  }
  return written;
}

/** `AIR-02 压差不足` */
export const codeTexts = (codes: readonly FaultCode[]) => ({
  zh: codes.map(({ code, nameZh }) => `${code} ${nameZh}`).join('，'),
  en: codes.map(({ code, nameEn }) => `${code} ${nameEn}`).join(', '),
});
