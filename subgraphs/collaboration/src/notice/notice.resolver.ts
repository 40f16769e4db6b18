import { can } from '@houqin/kit/access';
import type { Context } from '@houqin/kit/context';
import { connection, connectionType, type Connection } from '@houqin/kit/list';
import { changes, type LiveChange } from '@houqin/kit/live';
import { liveChangeType } from '@houqin/kit/live-type';
import { Allow } from '@houqin/kit/permission';
import { loadInScope } from '@houqin/kit/reference';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { RefDepartment } from '../references/ref-department.entity.ts';
import { allowedNoticeActions, NoticeAction } from './allowed-notice-actions.ts';
import { NoticeComment } from './comment/notice-comment.entity.ts';
import { NoticeFilter, noticeList, NoticeListArgs, noticeLive } from './notice-scope.ts';
import { NoticeVersion } from './notice-version.entity.ts';
import { Notice } from './notice.entity.ts';
import { inForce } from './notice.lifecycle.ts';
import { MyNoticeReceipt, NoticeAudience } from './notice.types.ts';
import { unreadOfMine } from './delivery/unread-of-mine.ts';
import { loadReceipt } from './receipt/load-receipt.ts';

const NoticeConnection = connectionType('Notice', Notice);
const NoticeChange = liveChangeType('Notice', Notice);
/** As many as a page shows; who wants more reads the receipts and the audit trail. */
const commentsShown = 500;

@Resolver(() => Notice)
export class NoticeResolver {
  @Query(() => Notice, { nullable: true })
  @Allow('notice:read')
  notice(@Arg('id', () => ID) id: string, @Ctx() ctx: Context): Promise<Notice | null> {
    return loadInScope(ctx, Notice, id, noticeLive);
  }

  @Query(() => NoticeConnection)
  @Allow('notice:read')
  notices(
    @Args(() => NoticeListArgs) args: NoticeListArgs,
    @Ctx() ctx: Context,
  ): Connection<Notice> {
    return connection(ctx, noticeLive, args, noticeList);
  }

  @Subscription(() => NoticeChange, {
    subscribe: ({ args, context }) => changes(context as Context, noticeLive, args),
  })
  @Allow('notice:read')
  noticeChanged(
    @Root() change: LiveChange,
    @Arg('filter', () => NoticeFilter, { nullable: true }) _filter?: NoticeFilter,
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ): LiveChange {
    return change;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Markdown of the version in force; null once it is recalled, but for its desk.',
  })
  body(@Root() { body, state }: Notice, @Ctx() { caller: { access } }: Context): string | null {
    return state === 'RECALLED' && !can(access, 'notice:recall') ? null : body;
  }

  @FieldResolver(() => NoticeAudience)
  async audience(@Root() { audience }: Notice, @Ctx() ctx: Context): Promise<NoticeAudience> {
    const known = await ctx.em.find(RefDepartment, { id: { $in: [...audience.departmentIds] } });
    return {
      ...audience,
      departmentNames: known.map(({ name, nameEn }) => (ctx.locale === 'zh' ? name : nameEn)),
    };
  }

  @FieldResolver(() => MyNoticeReceipt, {
    nullable: true,
    description: 'Null when it did not go to the caller.',
  })
  async myReceipt(@Root() notice: Notice, @Ctx() ctx: Context): Promise<MyNoticeReceipt | null> {
    const receipt = await loadReceipt(ctx, notice.id);
    if (!receipt || notice.edition === 0) return null;
    const { openedEdition, confirmedEdition, openedAt, confirmedAt } = receipt;
    const current = inForce.includes(notice.state);
    return {
      unread: current && openedEdition < notice.edition,
      corrected: current && openedEdition > 0 && openedEdition < notice.edition,
      toConfirm: current && notice.requiresConfirmation && confirmedEdition < notice.edition,
      ...{ openedAt, confirmedAt },
    };
  }

  @FieldResolver(() => [NoticeVersion], {
    description: 'Published ones, the newest first; those under way too, for who makes notices.',
  })
  versions(@Root() { id }: Notice, @Ctx() ctx: Context): Promise<NoticeVersion[]> {
    const { access } = ctx.caller;
    const desk = can(access, 'notice:write') || can(access, 'notice:review');
    return ctx.em.find(
      NoticeVersion,
      { noticeId: id, ...(desk ? {} : { state: { $in: ['PUBLISHED', 'REPLACED'] } }) },
      { orderBy: { edition: 'desc', id: 'desc' } },
    );
  }

  @FieldResolver(() => [NoticeComment], { description: 'The oldest first; 500 at most.' })
  comments(@Root() { id }: Notice, @Ctx() ctx: Context): Promise<NoticeComment[]> {
    return ctx.em.find(
      NoticeComment,
      { noticeId: id },
      { orderBy: { at: 'asc', id: 'asc' }, limit: commentsShown },
    );
  }

  @FieldResolver(() => [String], {
    description:
      'Names of the caller’s people who have not opened it, when the caller was told so.',
  })
  unreadOfMine(@Root() notice: Notice, @Ctx() ctx: Context): Promise<string[]> {
    return unreadOfMine(ctx, notice);
  }

  @FieldResolver(() => [NoticeAction])
  allowedActions(@Root() notice: Notice, @Ctx() ctx: Context): NoticeAction[] {
    return allowedNoticeActions(ctx, notice);
  }
}
