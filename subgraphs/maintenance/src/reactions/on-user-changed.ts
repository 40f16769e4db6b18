import { lock } from '@houqin/kit/lock';
import { defineReaction } from '@houqin/kit/reaction';
import type { UserChanged } from '@houqin/identity/events';
import { RefUser } from '../references/ref-user.entity.ts';
import { announceTechnician } from '../technician/announce-technician.ts';
import { Technician } from '../technician/technician.entity.ts';

/**
 * Keeps people's names, and the technician's with them. Somebody who may no longer sign in is off
 * the roster at once: nobody must be offered work they cannot see.
 */
export const onUserChanged = defineReaction<UserChanged>({
  on: 'identity.user.changed',
  from: 'identity',
  async handle(ctx, tx, { payload, aggregateVersion }) {
    const known = await tx.findOne(RefUser, payload.userId);
    if (known && known.sourceVersion > aggregateVersion) return;
    const user = known ?? new RefUser();
    user.id = payload.userId;
    user.name = payload.name;
    user.username = payload.username;
    user.departmentId = payload.departmentId;
    user.active = payload.state === 'ACTIVE';
    user.sourceVersion = aggregateVersion;
    tx.persist(user);

    const mine = await tx.findOne(Technician, { userId: payload.userId });
    if (!mine) return;
    const technician = await lock(tx, Technician, mine.id);
    const gone = payload.state === 'DISABLED';
    if (technician.name === payload.name && gone === (technician.retiredAt !== null)) return;
    technician.name = payload.name;
    technician.retiredAt = gone ? ctx.clock.now() : null;
    announceTechnician(ctx, tx, technician);
  },
});
