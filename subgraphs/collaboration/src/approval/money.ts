import { ValidationFailed } from '@houqin/kit/errors';

/** The most a document may say, in yuan: ten times the yearly budget of the largest hospitals. */
const most = 100_000_000_000;

/**
 * Yuan as people write them, in fen.
 * @throws ValidationFailed
 */
export function fenOf(field: string, amount: string | null | undefined): number | null {
  if (amount == null || amount.trim() === '') return null;
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(amount.trim());
  if (!match) throw new ValidationFailed(field, 'invalid');
  const fen = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  if (fen > most * 100) throw new ValidationFailed(field, 'too-large', { max: most });
  return fen;
}

/** Fen as the graph says them: `1280.00`. */
export const yuan = (fen: number): string =>
  `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
