import type { Tx } from '@houqin/kit/unit-of-work';
import { RoomHasOpenWork } from '../errors.ts';
import { OpenWork } from './open-work.entity.ts';

/** `domain.md` C2: no room with open work is retired. @throws RoomHasOpenWork */
export async function assertNoOpenWork(tx: Tx, roomId: string): Promise<void> {
  const open = await tx.find(OpenWork, { roomId }, { orderBy: { id: 'asc' }, limit: 20 });
  if (open.length > 0) throw new RoomHasOpenWork(open.map(({ number }) => number));
}
