import type { AccessChanged } from '@houqin/identity/events';
import { defineReaction } from '@houqin/kit/reaction';
import { RefPersonRole } from '../references/ref-person-role.entity.ts';
import { RefPerson } from '../references/ref-person.entity.ts';

/** Keeps who holds which role, where. */
export const onAccessChanged = defineReaction<AccessChanged>({
  on: 'identity.access.changed',
  from: 'identity',
  async handle(_ctx, tx, { payload }) {
    // Programs and screens approve nothing, people of other organisations neither.
    if (payload.kind !== 'user' || payload.partyId !== null) return;
    const { subjectId: id, name, departmentId, campusIds, epoch } = payload;
    const known = await tx.findOne(RefPerson, id);
    if (known && known.epoch > epoch) return;
    const person = known ?? new RefPerson();
    // Events from before roles were told have none.
    const roles = payload.roles ?? [];
    Object.assign(person, { id, name, departmentId, campusIds, roles, epoch });
    person.active = !payload.disabled;
    tx.persist(person);
    await tx.nativeDelete(RefPersonRole, { personId: id });
    for (const role of new Set(roles))
      tx.persist(Object.assign(new RefPersonRole(), { personId: id, role }));
  },
});
