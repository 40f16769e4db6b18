import { LockMode } from '@mikro-orm/core';
import { levelsOf } from '@houqin/kit/access';
import type { Context } from '@houqin/kit/context';
import { NotFound } from '@houqin/kit/errors';
import { mutate } from '@houqin/kit/mutate';
import { record } from '@houqin/kit/record';
import type { Tx } from '@houqin/kit/unit-of-work';
import { announceAccess } from '../access/announce-access.ts';
import { Subject } from '../access/subject.entity.ts';
import { PairingExpired } from '../errors.ts';
import { giveRoles, lockRoles } from '../role/give-roles.ts';
import { text } from '../user/valid-user.ts';
import { assertLayout } from './request-pairing.ts';
import type { ApproveWallDeviceInput } from './wall-device.inputs.ts';
import { WallDevice } from './wall-device.entity.ts';

/**
 * Pairs the screen that shows these six digits. From then on it signs in with its own key, with the
 * rights of the role `wallboard` on its campus.
 * @throws NotFound, PairingExpired, ValidationFailed
 */
export function approveWallDevice(
  ctx: Context,
  input: ApproveWallDeviceInput,
): Promise<WallDevice> {
  return mutate(ctx, { name: 'approveWallDevice', input }, WallDevice, async (tx) => {
    const roles = await lockRoles(tx, 'role', ['wallboard']);
    const campusId = campusOf(ctx, input.campusId ?? null);
    const device = await lockOffer(ctx, tx, input.code.replace(/\s/g, ''));
    const layout = assertLayout(input.layout ?? device.layout);
    device.pair(text('name', input.name, 60), layout, campusId);
    const by = { id: ctx.caller.subjectId, at: ctx.clock.now() };
    device.stamp(by.id, by.at);
    record(tx, device, device.changed());
    const subject = Object.assign(new Subject(), {
      id: device.id,
      kind: 'device',
      name: device.name,
      campusId,
      campusIds: campusId ? [campusId] : [],
    });
    tx.persist(subject);
    await giveRoles(ctx, tx, device.id, roles, 'wall-device:pair');
    await announceAccess(tx, [subject], by);
    return device;
  });
}

/** The campus asked for; with less than ALL one of the caller's own. @throws NotFound */
function campusOf(ctx: Context, asked: string | null): string | null {
  const { access } = ctx.caller;
  const campusId = asked ?? access.campusIds[0] ?? null;
  const everywhere = levelsOf(access, 'wall-device:pair').has('ALL');
  if (!everywhere && (campusId === null || !access.campusIds.includes(campusId))) {
    throw new NotFound('Campus', campusId ?? '');
  }
  return campusId;
}

async function lockOffer(ctx: Context, tx: Tx, code: string): Promise<WallDevice> {
  const offers = await tx.find(
    WallDevice,
    { pairingCode: code, state: 'UNPAIRED' },
    { orderBy: { pairingExpiresAt: 'desc' }, lockMode: LockMode.PESSIMISTIC_WRITE, limit: 1 },
  );
  const [offer] = offers;
  if (!offer) throw new NotFound('PairingOffer', code);
  if (!offer.pairingExpiresAt || offer.pairingExpiresAt <= ctx.clock.now()) {
    throw new PairingExpired();
  }
  return offer;
}
