import { DomainError } from '@houqin/kit/errors';
import type { Caller } from '@houqin/kit/context';

/** For whom a gateway is: the hospital's own, or outside organisations under the vendor contract. */
export type Audience = 'staff' | 'vendor';

const doors: Readonly<Record<Audience, string>> = { staff: '/graphql', vendor: '/vendor/graphql' };

/** The caller belongs at the other door; `use` says which. */
export class OtherDoor extends DomainError {
  readonly code = 'FORBIDDEN';
  override readonly details;

  constructor(audience: Audience) {
    super(`this caller uses ${doors[audience]}`);
    this.details = { use: doors[audience] };
  }
}

/** Why this caller may ask nothing here; null when it may. */
export function doorRefusal(caller: Caller, audience: Audience | undefined): OtherDoor | null {
  if (audience === undefined) return null;
  const own: Audience = caller.access.partyId === null ? 'staff' : 'vendor';
  return own === audience ? null : new OtherDoor(own);
}
