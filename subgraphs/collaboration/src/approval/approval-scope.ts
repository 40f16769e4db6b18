import { enumFilter, BooleanFilter, IdFilter, StringFilter } from '@houqin/kit/filters';
import { listArgs, orderInput, type ListOptions } from '@houqin/kit/list';
import { defineLive } from '@houqin/kit/live';
import type { ReferenceRule } from '@houqin/kit/reference';
import type { ScopeColumns } from '@houqin/kit/scope';
import { raw } from '@mikro-orm/core';
import { Field, InputType } from 'type-graphql';
import { ApprovalCase } from './approval-case.entity.ts';
import { CaseState } from './case.lifecycle.ts';

const ofParty = (subjectId: string, waiting: boolean) => ({
  [raw(
    (alias) =>
      `${alias}.id in (select case_id from approval_party where person_id = ?${waiting ? ' and waiting = 1' : ''})`,
    [subjectId],
  )]: [],
});

/** A case is its requester's and everybody's who has or had a part in it (OWN). */
export const readScope: ScopeColumns<ApprovalCase> = {
  campus: 'campusId',
  department: 'departmentId',
  own: (subjectId) => ofParty(subjectId, false),
  ownKeys: ({ partyIds }) => (Array.isArray(partyIds) ? (partyIds as string[]) : []),
};

/** Whoever has a part may try to act on it; what they may do there, the case itself decides. */
export const partyScope: ScopeColumns<ApprovalCase> = {
  own: (subjectId) => ofParty(subjectId, false),
  ownKeys: ({ partyIds }) => (Array.isArray(partyIds) ? (partyIds as string[]) : []),
};

const CaseStateFilter = enumFilter('ApprovalCaseState', CaseState);

@InputType()
export class ApprovalCaseFilter {
  @Field(() => IdFilter, { nullable: true }) id?: IdFilter | null;
  @Field(() => CaseStateFilter, { nullable: true })
  state?: InstanceType<typeof CaseStateFilter> | null;
  @Field(() => StringFilter, { nullable: true }) documentType?: StringFilter | null;
  @Field(() => IdFilter, { nullable: true }) departmentId?: IdFilter | null;
  @Field(() => BooleanFilter, { nullable: true, description: 'Waits for a decision of mine.' })
  waitingForMe?: BooleanFilter | null;
  @Field(() => BooleanFilter, { nullable: true, description: 'I asked for it.' })
  mine?: BooleanFilter | null;
  @Field(() => BooleanFilter, { nullable: true, description: 'Lacks an approver.' })
  stuck?: BooleanFilter | null;
}

export const approvalLive = defineLive<ApprovalCase>({
  noun: 'approvalCase',
  entity: ApprovalCase,
  permission: 'approval:read',
  scope: readScope,
  keys: (one) => ({
    id: one.id,
    campusId: one.campusId,
    departmentId: one.departmentId,
    documentType: one.documentType,
    state: one.state,
    requesterId: one.requesterId,
    partyIds: one.partyIds,
    waitingIds: one.waitingIds,
    stuck: one.missing !== null,
  }),
  filters: {
    waitingForMe: {
      where: ({ eq }: BooleanFilter, { caller: { subjectId } }) =>
        eq == null ? {} : eq ? ofParty(subjectId, true) : { $not: ofParty(subjectId, true) },
      matches: ({ eq }: BooleanFilter, keys, { caller: { subjectId } }) =>
        eq == null || (keys.waitingIds as readonly string[]).includes(subjectId) === eq,
    },
    mine: {
      where: ({ eq }: BooleanFilter, { caller: { subjectId } }) =>
        eq == null ? {} : { requesterId: eq ? subjectId : { $ne: subjectId } },
      matches: ({ eq }: BooleanFilter, keys, { caller: { subjectId } }) =>
        eq == null || (keys.requesterId === subjectId) === eq,
    },
    stuck: {
      where: ({ eq }: BooleanFilter) => (eq == null ? {} : { missing: eq ? { $ne: null } : null }),
      matches: ({ eq }: BooleanFilter, keys) => eq == null || keys.stuck === eq,
    },
  },
});

/** What any of the staff may read who meets a case in another record. */
export const approvalReference: ReferenceRule<ApprovalCase> = {
  permission: 'approval:read',
  scope: readScope,
  card: ['id', 'number', 'title', 'version', 'state'],
};

export const ApprovalOrderField = {
  NUMBER: 'NUMBER',
  TITLE: 'TITLE',
  CREATED_AT: 'CREATED_AT',
  AMOUNT: 'AMOUNT',
} as const;
export type ApprovalOrderField = keyof typeof ApprovalOrderField;

export const approvalList: ListOptions<ApprovalCase, ApprovalOrderField> = {
  orderFields: {
    ...{ NUMBER: 'number', TITLE: 'title', CREATED_AT: 'createdAt', AMOUNT: 'amountFen' },
  },
  defaultOrder: [{ field: 'CREATED_AT', direction: 'DESC' }],
  search: ['number', 'title', 'requesterName'],
};

export const ApprovalListArgs = listArgs({
  filter: ApprovalCaseFilter,
  order: orderInput('ApprovalCase', ApprovalOrderField),
  search: true,
});
export type ApprovalListArgs = InstanceType<typeof ApprovalListArgs>;
