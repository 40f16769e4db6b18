import { hospitalDay } from './hospital-calendar.ts';
import { isMySql, rows, run } from './sql.ts';
import type { Tx } from './tx-state.ts';

/**
 * The next human number of a kind on the hospital day of `at`: `WO-20261123-0042`, unique per
 * domain. Others who want a number of the same kind and day wait until this transaction ends, so
 * take it late.
 */
export async function nextNumber(tx: Tx, prefix: string, at: Date): Promise<string> {
  const day = hospitalDay(at).replaceAll('-', '');
  const counted = isMySql(tx)
    ? 'on duplicate key update value = value + 1'
    : 'on conflict (prefix, day) do update set value = value + 1';
  await run(tx, `insert into number_sequence (prefix, day, value) values (?, ?, 1) ${counted}`, [
    prefix,
    day,
  ]);
  const [row] = await rows(tx, 'select value from number_sequence where prefix = ? and day = ?', [
    ...[prefix, day],
  ]);
  return `${prefix}-${day}-${String(row!['value']).padStart(4, '0')}`;
}
