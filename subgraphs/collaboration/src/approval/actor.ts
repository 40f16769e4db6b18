import type { Context } from '@houqin/kit/context';
import { NotFound } from '@houqin/kit/errors';
import type { Tx } from '@houqin/kit/unit-of-work';
import { actsFor } from '../delegation/acting.ts';
import { RefPerson } from '../references/ref-person.entity.ts';
import type { Actor } from './decide.ts';
import type { Person } from './step.ts';

/** The caller, with those for whom they may act now. */
export async function actorOf(ctx: Context, tx: Tx): Promise<Actor> {
  const { subjectId: id, name } = ctx.caller;
  return { id, name, actsFor: await actsFor(tx, id, ctx.clock.now()) };
}

/** Somebody of the staff who can be given a seat. @throws NotFound */
export async function personOf(tx: Tx, id: string): Promise<Person> {
  const person = await tx.findOne(RefPerson, { id, active: true });
  if (!person) throw new NotFound('User', id);
  return { id: person.id, name: person.name };
}
