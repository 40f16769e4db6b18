import type { Context } from '@houqin/kit/context';
import { IllegalTransition, NotFound } from '@houqin/kit/errors';
import { mutate } from '@houqin/kit/mutate';
import { scopeWhere } from '@houqin/kit/scope';
import type { Tx } from '@houqin/kit/unit-of-work';
import { NothingToConfirm } from '../../errors.ts';
import { noticeScope } from '../notice-scope.ts';
import { Notice } from '../notice.entity.ts';
import { inForce, lifecycle } from '../notice.lifecycle.ts';
import type { ReadNoticeInput } from '../notice.inputs.ts';
import { NoticeReceipt } from './notice-receipt.entity.ts';

/**
 * Notes that the caller has the version before them. Nobody is told: thousands open a notice in its
 * first hour. Whoever it did not go to leaves no trace.
 * @throws NotFound
 */
export function openNotice(ctx: Context, input: ReadNoticeInput): Promise<Notice> {
  return mutate(ctx, { name: 'openNotice', input }, Notice, async (tx) => {
    const { notice, receipt } = await find(ctx, tx, input.id);
    if (receipt) open(ctx, receipt, editionOf(notice, input));
    return notice;
  });
}

/**
 * The caller says that they have read it.
 * @throws NotFound, IllegalTransition when it is not in force, NothingToConfirm
 */
export function confirmNotice(ctx: Context, input: ReadNoticeInput): Promise<Notice> {
  return mutate(ctx, { name: 'confirmNotice', input }, Notice, async (tx) => {
    const { notice, receipt } = await find(ctx, tx, input.id);
    const { state } = notice;
    if (!inForce.includes(state))
      throw new IllegalTransition('Notice', state, state, lifecycle.allowed(state), 'confirm');
    if (!receipt || !notice.requiresConfirmation) throw new NothingToConfirm();
    const edition = editionOf(notice, input);
    open(ctx, receipt, edition);
    if (receipt.confirmedEdition < edition) {
      receipt.confirmedEdition = edition;
      receipt.confirmedAt = ctx.clock.now();
    }
    return notice;
  });
}

/** What a correction replaced meanwhile was read, but not the correction. */
const editionOf = ({ edition }: Notice, input: ReadNoticeInput): number =>
  Math.min(Math.max(input.edition ?? edition, 1), edition);

function open(ctx: Context, receipt: NoticeReceipt, edition: number): void {
  receipt.openedAt ??= ctx.clock.now();
  receipt.openedEdition = Math.max(receipt.openedEdition, edition);
}

async function find(ctx: Context, tx: Tx, id: string) {
  const where = { $and: [{ id }, scopeWhere(ctx, 'notice:read', noticeScope)] };
  const notice = await tx.findOne(Notice, where as never);
  if (!notice) throw new NotFound('Notice', id);
  const receipt = await tx.findOne(NoticeReceipt, { id: `${id}${ctx.caller.subjectId}` });
  return { notice, receipt };
}
