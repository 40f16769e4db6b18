import type { Context } from '@houqin/kit/context';
import { levelsOf } from '@houqin/kit/access';
import type { Tx } from '@houqin/kit/unit-of-work';
import { grantsOf } from '../access/announce-access.ts';
import { covers, widest } from '../access/width.ts';
import { ScopeWideningRefused } from '../errors.ts';

/** By these all others are given: who has them can have anything. */
export const rightsAboutRights = ['user:manage', 'role:manage'] as const;

/**
 * Refuses to act for somebody who may give rights further than the caller may: whoever sets a
 * password can sign in as that person.
 * @throws ScopeWideningRefused
 */
export async function assertNotAbove(ctx: Context, tx: Tx, subjectId: string): Promise<void> {
  const grants = (await grantsOf(tx, [subjectId], ctx.clock.now())).get(subjectId) ?? [];
  for (const right of rightsAboutRights) {
    const theirs = widest(grants.flatMap((one) => (one.permission === right ? [one.level] : [])));
    const own = widest(levelsOf(ctx.caller.access, right));
    if (theirs && !covers(own, theirs)) throw new ScopeWideningRefused(theirs, own);
  }
}
