import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import { StoredFile } from '@houqin/kit/stored-file.entity';
import { takeFile } from '@houqin/kit/stored-files';
import { announce } from './announce.ts';
import { changeOrder, type OrderInput } from './change-order.ts';
import { rights } from './rights.ts';
import type { WorkOrder } from './work-order.entity.ts';

export interface AttachInput extends OrderInput {
  /** As `POST /files/maintenance` answered it. */
  readonly fileId: string;
}

/** Files of one order. */
const maxDocuments = 40;

/**
 * Gives an upload of the caller's to an order; the same bytes stand on an order once.
 * @throws NotFound for order or upload, VersionConflict, ValidationFailed
 */
export function attachDocument(ctx: Context, input: AttachInput): Promise<WorkOrder> {
  return changeOrder(ctx, 'attachDocument', input, rights.note, async (tx, order) => {
    const owner = { noun: 'workOrder', id: order.id };
    const file = await takeFile(ctx, tx, input.fileId, owner);
    const known = await tx.find(StoredFile, { ownerNoun: owner.noun, ownerId: order.id });
    const others = known.filter(({ id }) => id !== file.id);
    if (others.some(({ sha256 }) => sha256 === file.sha256)) {
      throw new ValidationFailed('fileId', {
        zh: '这份文件已经在工单上。',
        en: 'This file is on the order already.',
      });
    }
    if (others.length >= maxDocuments) {
      throw new ValidationFailed('fileId', {
        zh: `一张工单至多 ${maxDocuments} 份文件。`,
        en: `An order has at most ${maxDocuments} files.`,
      });
    }
    announce(
      ctx,
      tx,
      order,
      { type: 'maintenance.work-order.document-attached', fileId: file.id, sha256: file.sha256 },
      { params: { typed: file.name } },
    );
  });
}
