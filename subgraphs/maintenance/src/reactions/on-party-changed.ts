import { defineReaction } from '@houqin/kit/reaction';
import type { PartyChanged } from '@houqin/identity/events';
import { RefParty } from '../references/ref-party.entity.ts';

/** Keeps what is needed of an outside organisation. */
export const onPartyChanged = defineReaction<PartyChanged>({
  on: 'identity.party.changed',
  from: 'identity',
  async handle(_ctx, tx, { payload, aggregateVersion }) {
    const known = await tx.findOne(RefParty, payload.partyId);
    if (known && known.sourceVersion > aggregateVersion) return;
    const party = known ?? new RefParty();
    party.id = payload.partyId;
    party.code = payload.code;
    party.name = payload.name;
    party.nameEn = payload.nameEn;
    party.retired = payload.retired;
    party.sourceVersion = aggregateVersion;
    tx.persist(party);
  },
});
