import type { UserChanged } from '@houqin/identity/events';
import { defineReaction } from '@houqin/kit/reaction';
import { RefUsername } from '../references/ref-username.entity.ts';

/** Keeps user names of the hospital's own people, for their mail addresses. */
export const onUserChanged = defineReaction<UserChanged>({
  on: 'identity.user.changed',
  from: 'identity',
  async handle(_ctx, tx, { payload, aggregateVersion }) {
    if (payload.partyId !== null) return;
    const known = await tx.findOne(RefUsername, payload.userId);
    if (known && known.sourceVersion > aggregateVersion) return;
    const row = known ?? new RefUsername();
    const { userId: id, username } = payload;
    Object.assign(row, { id, username, sourceVersion: aggregateVersion });
    tx.persist(row);
  },
});
