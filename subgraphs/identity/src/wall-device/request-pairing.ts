import type { Context } from '@houqin/kit/context';
import { RateLimited, ValidationFailed } from '@houqin/kit/errors';
import { audit } from '@houqin/kit/record';
import { transact, type Tx } from '@houqin/kit/unit-of-work';
import { pairingCodeMs, pairingOffersInAll, pairingOffersPerAddress } from '../config.ts';
import { digest, newSecret, sixDigits } from '../credentials/secret.ts';
import { text } from '../user/valid-user.ts';
import type { PairingOffer, RequestPairingInput } from './wall-device.inputs.ts';
import { WallDevice } from './wall-device.entity.ts';

/** The page a screen shows unless it is told otherwise. */
const defaultLayout = 'overview';
const layoutPattern = /^[a-z][a-z0-9-]{0,39}$/;

/**
 * Gives a new screen six digits to show for 10 min and a key to keep. Nothing is granted before an
 * administrator approves the digits.
 * @throws ValidationFailed, RateLimited
 */
export function requestPairing(ctx: Context, input: RequestPairingInput): Promise<PairingOffer> {
  const metres = input.farthestSeatMetres ?? null;
  assertRange('diagonalInches', input.diagonalInches ?? null, 10, 300);
  assertRange('farthestSeatMetres', metres, 0.5, 100);
  const facts = {
    name: text('name', input.name ?? 'Wallboard', 60),
    layout: assertLayout(input.layout ?? defaultLayout),
    diagonalInches: input.diagonalInches ?? null,
    farthestSeatCentimetres: metres === null ? null : Math.round(metres * 100),
    pairingAddress: ctx.address,
  };
  return transact(ctx, async (tx) => {
    const now = ctx.clock.now();
    const code = await freeCode(tx, now, ctx.address);
    const deviceSecret = newSecret();
    const device = Object.assign(new WallDevice(), {
      ...facts,
      pairingCode: code,
      pairingExpiresAt: new Date(now.getTime() + pairingCodeMs),
      keyHash: digest(deviceSecret),
      keyAt: now,
    });
    device.stamp(device.id, now);
    tx.persist(device);
    audit(tx, device, 'identity.wall-device.pairing-requested');
    const expiresAt = device.pairingExpiresAt;
    return { deviceId: device.id, code, deviceSecret, expiresAt };
  });
}

/** Six digits that no open offer shows. @throws RateLimited */
async function freeCode(tx: Tx, now: Date, address: string | null): Promise<string> {
  const open = await tx.find(WallDevice, { state: 'UNPAIRED', pairingExpiresAt: { $gt: now } });
  const mine = open.filter(({ pairingAddress }) => pairingAddress === address);
  if (open.length >= pairingOffersInAll) throw new RateLimited(secondsUntilNext(open, now));
  if (mine.length >= pairingOffersPerAddress) throw new RateLimited(secondsUntilNext(mine, now));
  const taken = new Set(open.map(({ pairingCode }) => pairingCode));
  for (;;) {
    const code = sixDigits();
    if (!taken.has(code)) return code;
  }
}

/** When the oldest offer ends and makes room. */
function secondsUntilNext(offers: readonly WallDevice[], now: Date): number {
  const ends = offers.map(({ pairingExpiresAt }) => pairingExpiresAt?.getTime() ?? 0);
  return Math.max(1, Math.ceil((Math.min(...ends) - now.getTime()) / 1000));
}

function assertRange(field: string, value: number | null, min: number, max: number): void {
  if (value !== null && !(value >= min && value <= max)) {
    throw new ValidationFailed(field, 'out-of-range', { min, max });
  }
}

/** @throws ValidationFailed */
export function assertLayout(layout: string): string {
  if (!layoutPattern.test(layout)) throw new ValidationFailed('layout', 'unknown-value');
  return layout;
}
