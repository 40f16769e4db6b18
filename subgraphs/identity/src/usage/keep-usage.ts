import type { Context } from '@houqin/kit/context';
import { ulid } from '@houqin/kit/id';
import { lock } from '@houqin/kit/lock';
import { insertIgnore, rows, run } from '@houqin/kit/sql';
import { transact, type Tx } from '@houqin/kit/unit-of-work';
import type { UsageCount } from '@houqin/kit/usage-meter';
import { ApiUsage } from './api-usage.entity.ts';

/** Hours are kept so long; a screen shows the last seven days of them. */
export const keptDays = 90;

/**
 * Adds what this process counted to the table. Every process keeps its own counts, so this is no job
 * of one of them. What cannot be written is counted on.
 */
export async function keepUsage(ctx: Context): Promise<void> {
  const { usage, log } = ctx.runtime.process;
  const counts = usage?.drain() ?? [];
  if (counts.length === 0) return;
  // All in one commit: half of it written and all of it restored would count twice.
  const sorted = counts.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  try {
    await transact(ctx, async (tx) => {
      for (const count of sorted) await add(tx, count);
    });
  } catch (error) {
    usage!.restore(counts);
    log.warn({ err: error }, 'the use of programs could not be written');
  }
}

/** The order in which every process locks. */
const keyOf = ({ subjectId, hour }: UsageCount) => `${subjectId} ${hour.toISOString()}`;

async function add(tx: Tx, { subjectId, hour, requests, refused }: UsageCount): Promise<void> {
  await run(
    tx,
    `${insertIgnore(tx)} api_usage (id, client_id, hour, requests, refusals) values (?, ?, ?, 0, '{}')`,
    [ulid(), subjectId, hour],
  );
  const [found] = await rows(tx, 'select id from api_usage where client_id = ? and hour = ?', [
    ...[subjectId, hour],
  ]);
  const row = await lock(tx, ApiUsage, String(found!['id']));
  row.requests += requests;
  const sum = { ...row.refusals };
  for (const [code, count] of Object.entries(refused)) sum[code] = (sum[code] ?? 0) + count;
  row.refusals = sum;
}
