import type { Context } from '@houqin/kit/context';
import { Unauthenticated } from '@houqin/kit/errors';
import { transact, type Tx } from '@houqin/kit/unit-of-work';
import { lock } from '@houqin/kit/lock';
import { lockSubject } from '../access/lock-subjects.ts';
import { deviceKeyMs } from '../config.ts';
import { digest, sameDigest, successorOf } from '../credentials/secret.ts';
import { PairingExpired, SignInRefused } from '../errors.ts';
import { issue, openSession, type Issued } from '../session/issue.ts';
import { keyring } from '../token/keyring.ts';
import type { ClaimPairingInput } from './wall-device.inputs.ts';
import { WallDevice } from './wall-device.entity.ts';

/** A screen's sign-in, and once a day the key it is to use from then on. */
export interface DeviceIssued extends Issued {
  readonly deviceSecret: string | null;
}

/**
 * Signs a screen in with its key; null while nobody has approved it yet. Once a day the answer holds
 * the next key: the present one goes on until the next is used, so a lost answer loses no wall.
 * @throws SignInRefused, PairingExpired, Unauthenticated when revoked
 */
export async function claimPairing(
  ctx: Context,
  input: ClaimPairingInput,
): Promise<DeviceIssued | null> {
  const { refreshKey } = await keyring(ctx);
  const known = await ctx.em.fork().findOne(WallDevice, { id: input.deviceId });
  if (!known || !holds(known, input.deviceSecret)) throw new SignInRefused();
  if (isWaiting(known, ctx.clock.now())) return null;
  const decided = await transact(ctx, async (tx) => {
    const device = await lock(tx, WallDevice, known.id);
    if (!holds(device, input.deviceSecret)) throw new SignInRefused();
    if (device.state === 'REVOKED') throw new Unauthenticated('DISABLED');
    return signIn(ctx, tx, device, input.deviceSecret, refreshKey);
  });
  return { ...(await issue(ctx, decided)), deviceSecret: decided.deviceSecret };
}

/** @throws PairingExpired */
function isWaiting(device: WallDevice, now: Date): boolean {
  if (device.state !== 'UNPAIRED') return false;
  if (!device.pairingExpiresAt || device.pairingExpiresAt <= now) throw new PairingExpired();
  return true;
}

const holds = (device: WallDevice, secret: string): boolean =>
  sameDigest(secret, device.keyHash) || sameDigest(secret, device.nextKeyHash);

async function signIn(ctx: Context, tx: Tx, device: WallDevice, secret: string, key: string) {
  const now = ctx.clock.now();
  if (sameDigest(secret, device.nextKeyHash)) {
    device.keyHash = device.nextKeyHash!;
    device.nextKeyHash = null;
    device.keyAt = now;
  }
  let deviceSecret: string | null = null;
  if (device.nextKeyHash || now.getTime() - device.keyAt.getTime() >= deviceKeyMs) {
    deviceSecret = successorOf(secret, key);
    device.nextKeyHash = digest(deviceSecret);
  }
  device.lastSeenAt = now;
  const grant = openSession(ctx, tx, await lockSubject(tx, device.id));
  return { ...grant, deviceSecret };
}
