import type { Context } from '@houqin/kit/context';
import { connection, type Connection } from '@houqin/kit/list';
import { Allow } from '@houqin/kit/permission';
import { loadInScope } from '@houqin/kit/reference';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Department } from '../../references/department.ts';
import { noticeDesk } from '../notice-scope.ts';
import { Notice } from '../notice.entity.ts';
import { ReadNoticeInput } from '../notice.inputs.ts';
import { NoticeReading } from '../notice.types.ts';
import { NoticeReceipt } from './notice-receipt.entity.ts';
import { confirmNotice, openNotice } from './read-notice.ts';
import { readingOf } from './reading-of.ts';
import {
  NoticeReceiptConnection,
  receiptList,
  NoticeReceiptListArgs,
  receiptRule,
} from './receipt-list.ts';

@Resolver(() => NoticeReceipt)
export class ReceiptResolver {
  @Query(() => NoticeReading, { nullable: true })
  @Allow('notice-receipt:read')
  async noticeReading(
    @Arg('noticeId', () => ID) noticeId: string,
    @Ctx() ctx: Context,
  ): Promise<NoticeReading | null> {
    const rule = { permission: 'notice-receipt:read', scope: noticeDesk };
    const notice = await loadInScope(ctx, Notice, noticeId, rule);
    return notice && readingOf(ctx, notice);
  }

  @Query(() => NoticeReceiptConnection, { description: 'Everybody a notice went to.' })
  @Allow('notice-receipt:read')
  noticeReceipts(
    @Arg('noticeId', () => ID) noticeId: string,
    @Args(() => NoticeReceiptListArgs) args: NoticeReceiptListArgs,
    @Ctx() ctx: Context,
  ): Connection<NoticeReceipt> {
    return connection(ctx, receiptRule, args, { ...receiptList, where: { noticeId } });
  }

  @Mutation(() => Notice, { description: 'Notes that the caller has it before them.' })
  @Allow('notice:read')
  openNotice(
    @Arg('input', () => ReadNoticeInput) input: ReadNoticeInput,
    @Ctx() ctx: Context,
  ): Promise<Notice> {
    return openNotice(ctx, input);
  }

  @Mutation(() => Notice, { description: 'The caller says that they have read it.' })
  @Allow('notice:read')
  confirmNotice(
    @Arg('input', () => ReadNoticeInput) input: ReadNoticeInput,
    @Ctx() ctx: Context,
  ): Promise<Notice> {
    return confirmNotice(ctx, input);
  }

  @FieldResolver(() => Department, { nullable: true, description: 'When it was published.' })
  department(@Root() { departmentId }: NoticeReceipt): Department | null {
    return departmentId ? Object.assign(new Department(), { id: departmentId }) : null;
  }
}
