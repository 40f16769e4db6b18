import type { Context } from '@houqin/kit/context';
import { loadReference } from '@houqin/kit/reference';
import { NoticeReceipt } from './notice-receipt.entity.ts';

/** The caller's own receipt of a notice; one query for all of a list. */
export const loadReceipt = (ctx: Context, noticeId: string): Promise<NoticeReceipt | null> =>
  loadReference(ctx, NoticeReceipt, `${noticeId}${ctx.caller.subjectId}`);
