import {
  BooleanFilter,
  DateTimeFilter,
  enumFilter,
  IdFilter,
  StringFilter,
} from '@houqin/kit/filters';
import { listArgs, orderInput, type ListOptions } from '@houqin/kit/list';
import { defineLive, type LiveKeys } from '@houqin/kit/live';
import type { ReferenceRule } from '@houqin/kit/reference';
import type { ScopeColumns } from '@houqin/kit/scope';
import { raw, type FilterQuery } from '@mikro-orm/core';
import { Field, InputType } from 'type-graphql';
import { mayBelong } from './audience-filter.ts';
import { Notice } from './notice.entity.ts';
import { inForce, NoticeState, NoticeVersionState, shownToReaders } from './notice.lifecycle.ts';

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? (value as string[]) : [];

/** Notices that went to somebody; `more` is about their receipt. */
const received = (personId: string, more = ''): object => ({
  [raw(
    (alias) =>
      `${alias}.id in (select r.notice_id from notice_receipt r where r.person_id = ?${more.replaceAll('@', alias)})`,
    [personId],
  )]: [],
});

const unread = (personId: string) =>
  received(personId, ' and r.muted = 0 and r.opened_edition < @.edition');

const named = (column: string, personId: string): FilterQuery<Notice> => ({
  [raw((alias) => `${alias}.${column} like ?`, [`%"${personId}"%`])]: [],
});
const wroteIt = (personId: string) => named('editor_ids', personId);

/**
 * A notice is its editors', once published everybody's to whom it went, and that of heads who were
 * told that people of theirs have not opened it (OWN).
 */
export const noticeScope: ScopeColumns<Notice> = {
  campus: 'campusId',
  own: (personId) => ({
    $or: [
      wroteIt(personId),
      named('supervisor_ids', personId),
      { state: { $in: [...shownToReaders] }, ...received(personId) },
    ],
  }),
  ownKeys: ({ editorIds, supervisorIds }) => [...strings(editorIds), ...strings(supervisorIds)],
  ownHas: (keys, personId) => isReader(keys, personId),
};

/** Those who write, review or recall act on the notices of their campuses. */
export const noticeDesk: ScopeColumns<Notice> = { campus: 'campusId' };

const isReader = (keys: LiveKeys, personId: string): boolean =>
  shownToReaders.includes(keys.state as NoticeState) &&
  mayBelong(keys.audienceFilter as string | null, personId);

const StateFilter = enumFilter('NoticeState', NoticeState);
const PendingFilter = enumFilter('NoticeVersionState', NoticeVersionState);

@InputType()
export class NoticeFilter {
  @Field(() => IdFilter, { nullable: true }) id?: IdFilter | null;
  @Field(() => StateFilter, { nullable: true }) state?: InstanceType<typeof StateFilter> | null;
  @Field(() => PendingFilter, { nullable: true })
  pendingState?: InstanceType<typeof PendingFilter> | null;
  @Field(() => StringFilter, { nullable: true }) classCode?: StringFilter | null;
  @Field(() => BooleanFilter, { nullable: true }) urgent?: BooleanFilter | null;
  @Field(() => DateTimeFilter, { nullable: true }) publishedAt?: DateTimeFilter | null;
  @Field(() => BooleanFilter, { nullable: true, description: 'It went to me.' })
  received?: BooleanFilter | null;
  @Field(() => BooleanFilter, {
    nullable: true,
    description: 'It went to me, is in force, and I have not opened its newest version.',
  })
  unread?: BooleanFilter | null;
  @Field(() => BooleanFilter, { nullable: true, description: 'I wrote in it.' })
  mine?: BooleanFilter | null;
  @Field(() => BooleanFilter, { nullable: true, description: 'A version waits that I may review.' })
  toReview?: BooleanFilter | null;
}

/** A pair of rules for a question that is answered by yes or no. */
const yesNo = (
  where: (subjectId: string) => FilterQuery<Notice>,
  matches: (keys: LiveKeys, subjectId: string) => boolean,
) => ({
  where: ({ eq }: BooleanFilter, { caller }: { caller: { subjectId: string } }) =>
    eq == null ? {} : eq ? where(caller.subjectId) : { $not: where(caller.subjectId) },
  matches: (
    { eq }: BooleanFilter,
    keys: LiveKeys,
    { caller }: { caller: { subjectId: string } },
  ): boolean => eq == null || matches(keys, caller.subjectId) === eq,
});

export const noticeLive = defineLive<Notice>({
  noun: 'notice',
  entity: Notice,
  permission: 'notice:read',
  scope: noticeScope,
  keys: (one) => ({
    ...{ id: one.id, campusId: one.campusId, classCode: one.classCode, urgent: one.urgent },
    ...{ state: one.state, pendingState: one.pendingState, edition: one.edition },
    publishedAt: one.publishedAt?.toISOString() ?? null,
    ...{ editorIds: one.editorIds, reviewerIds: one.reviewerIds },
    ...{ supervisorIds: one.supervisorIds, audienceFilter: one.audienceFilter },
  }),
  filters: {
    received: yesNo((id) => received(id), isReader),
    // Keys do not know what somebody has opened; the row that comes with a change does.
    unread: {
      ...yesNo((id) => ({ state: { $in: [...inForce] }, ...unread(id) }), isReader),
      matches: ({ eq }: BooleanFilter, keys, { caller: { subjectId } }) =>
        eq !== true || (inForce.includes(keys.state as NoticeState) && isReader(keys, subjectId)),
    },
    mine: yesNo(wroteIt, ({ editorIds }, id) => strings(editorIds).includes(id)),
    toReview: yesNo(
      (id) => ({ $and: [{ pendingState: 'IN_REVIEW' }, { $not: wroteIt(id) }] }),
      ({ pendingState, editorIds }, id) =>
        pendingState === 'IN_REVIEW' && !strings(editorIds).includes(id),
    ),
  },
});

/** Nobody meets a notice by reference whom it did not go to: there is no card. */
export const noticeReference: ReferenceRule<Notice> = {
  ...{ permission: 'notice:read', scope: noticeScope, card: ['id'] },
};

export const NoticeOrderField = {
  ...{ NUMBER: 'NUMBER', TITLE: 'TITLE', CREATED_AT: 'CREATED_AT', PUBLISHED_AT: 'PUBLISHED_AT' },
} as const;
export type NoticeOrderField = keyof typeof NoticeOrderField;

export const noticeList: ListOptions<Notice, NoticeOrderField> = {
  orderFields: {
    ...{ NUMBER: 'number', TITLE: 'title', CREATED_AT: 'createdAt', PUBLISHED_AT: 'editionAt' },
  },
  defaultOrder: [{ field: 'PUBLISHED_AT', direction: 'DESC' }],
  search: ['number', 'title', 'body'],
};

export const NoticeListArgs = listArgs({
  filter: NoticeFilter,
  order: orderInput('Notice', NoticeOrderField),
  search: true,
});
export type NoticeListArgs = InstanceType<typeof NoticeListArgs>;
