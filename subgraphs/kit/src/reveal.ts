import type { EntityClass } from '@mikro-orm/core';
import { createHash } from 'node:crypto';
import { requirePermission } from './access.ts';
import type { Context } from './context.ts';
import { NotFound, RateLimited, ValidationFailed } from './errors.ts';
import { unmask } from './mask.ts';
import { audit } from './record.ts';
import { scopeWhere, type ScopeColumns } from './scope.ts';
import { isMySql, readInstant, rows, run } from './sql.ts';
import { transact, type Tx } from './unit-of-work.ts';

export interface RevealRule<E extends object> {
  readonly entity: EntityClass<E>;
  /** The masked field, as the graph names it. */
  readonly field: keyof E & string;
  readonly permission: string;
  readonly scope: ScopeColumns<E>;
  /** Action of the audit entry, `identity.user.phone-revealed`. */
  readonly action: string;
  /** Whether the caller must say why. */
  readonly reasonRequired?: boolean;
  /** Reveals of one caller in an hour; 60 unless said. */
  readonly perHour?: number;
}

export interface RevealInput {
  readonly id: string;
  readonly reason?: string | null;
}

/** Enough for a day of telephoning, too few to copy a staff list unseen. */
const defaultPerHour = 60;
const hourMs = 3_600_000;
const reasonLimit = 500;

/**
 * Answers a row on which one masked field is in clear. Who, which and why are on record before the
 * answer leaves; a repeat is another reveal and is on record again.
 * @throws Unauthenticated, Forbidden, NotFound (also out of scope), ValidationFailed, RateLimited
 */
export async function reveal<E extends { id: string }>(
  ctx: Context,
  rule: RevealRule<E>,
  input: RevealInput,
): Promise<E> {
  requirePermission(ctx, rule.permission);
  const reason = input.reason?.trim() ?? '';
  if (reason === '' && rule.reasonRequired) throw new ValidationFailed('reason', 'required');
  if (reason.length > reasonLimit)
    throw new ValidationFailed('reason', 'too-long', { max: reasonLimit });
  const row = await transact(ctx, async (tx) => {
    await countReveal(tx, ctx, rule);
    const where = { $and: [{ id: input.id }, scopeWhere(ctx, rule.permission, rule.scope)] };
    const found = (await tx.findOne<E>(rule.entity, where as never)) as E | null;
    if (!found) throw new NotFound(ctx.em.getMetadata(rule.entity).className, input.id);
    audit(tx, found, rule.action, reason === '' ? {} : { reason });
    return found;
  });
  return unmask(row, rule.field);
}

/** Reveals of one caller wait for each other, so that many at once count like one after another. */
async function countReveal<E extends object>(
  tx: Tx,
  ctx: Context,
  { action, perHour = defaultPerHour }: RevealRule<E>,
): Promise<void> {
  const { kind, subjectId, name } = ctx.caller;
  const now = ctx.clock.now();
  const mutex = createHash('sha256').update(`reveal\0${action}\0${subjectId}`).digest('hex');
  const repeat = isMySql(tx) ? 'on duplicate key update id = id' : 'on conflict (id) do nothing';
  await run(
    tx,
    `insert into idempotency_key (id, input_hash, entity_id, created_at) values (?, '', null, ?)
     ${repeat}`,
    [mutex, now],
  );
  const [seen] = await rows(
    tx,
    `select count(*) as n, min(at) as first from audit_entry
     where at > ? and action = ? and actor = ?`,
    [new Date(now.getTime() - hourMs), action, JSON.stringify({ kind, subjectId, name })],
  );
  if (Number(seen!['n']) < perHour) return;
  const first = readInstant(seen!['first']!).getTime();
  throw new RateLimited(Math.max(1, Math.ceil((first + hourMs - now.getTime()) / 1000)));
}
