import type { Context } from '@houqin/kit/context';
import { NotFound } from '@houqin/kit/errors';
import { callerReaches } from '@houqin/kit/scope';
import type { Database } from '../database.ts';
import { RefRoom } from './ref-room.entity.ts';

/** A room that is in use. @throws NotFound also for a retired one */
export async function findRoom(em: Database, id: string): Promise<RefRoom> {
  const room = await em.findOne(RefRoom, { id, retired: false });
  if (!room) throw new NotFound('Room', id);
  return room;
}

/** A room in use on a campus where the caller may do this. @throws NotFound also for others */
export async function findRoomFor(
  ctx: Context,
  em: Database,
  id: string,
  permission: string,
): Promise<RefRoom> {
  const room = await findRoom(em, id);
  const { campusId } = room;
  const columns = { campus: 'campusId' } as const;
  if (!callerReaches<RefRoom>(ctx, permission, columns, { campusId })) {
    throw new NotFound('Room', id);
  }
  return room;
}
