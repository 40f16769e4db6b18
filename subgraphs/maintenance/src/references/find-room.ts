import { NotFound } from '@houqin/kit/errors';
import type { EntityManager } from '@mikro-orm/sql';
import { RefRoom } from './ref-room.entity.ts';

/** A room that is in use. @throws NotFound also for a retired one */
export async function findRoom(em: EntityManager, id: string): Promise<RefRoom> {
  const room = await em.findOne(RefRoom, { id, retired: false });
  if (!room) throw new NotFound('Room', id);
  return room;
}
