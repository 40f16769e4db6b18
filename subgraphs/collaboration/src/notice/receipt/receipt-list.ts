import { BooleanFilter, IdFilter } from '@houqin/kit/filters';
import { connectionType, listArgs, orderInput, type ListOptions } from '@houqin/kit/list';
import type { ScopeColumns } from '@houqin/kit/scope';
import { raw } from '@mikro-orm/core';
import { Field, InputType } from 'type-graphql';
import { NoticeReceipt } from './notice-receipt.entity.ts';

@InputType()
export class NoticeReceiptFilter {
  @Field(() => BooleanFilter, { nullable: true, description: 'Opened the version in force.' })
  opened?: BooleanFilter | null;
  @Field(() => IdFilter, { nullable: true }) departmentId?: IdFilter | null;
}

const opened = {
  [raw(
    (alias) =>
      `exists (select 1 from notice n where n.id = ${alias}.notice_id and ${alias}.opened_edition >= n.edition)`,
  )]: [],
};

/** Who has read what is for those who look after the notices of a campus. */
export const receiptRule = {
  entity: NoticeReceipt,
  permission: 'notice-receipt:read',
  scope: { campus: 'campusId' } as ScopeColumns<NoticeReceipt>,
  filters: {
    opened: {
      where: ({ eq }: BooleanFilter) => (eq == null ? {} : eq ? opened : { $not: opened }),
      // Receipts have no stream.
      matches: () => false,
    },
  },
};

export const NoticeReceiptOrderField = { NAME: 'NAME', OPENED_AT: 'OPENED_AT' } as const;
export type NoticeReceiptOrderField = keyof typeof NoticeReceiptOrderField;

export const receiptList: ListOptions<NoticeReceipt, NoticeReceiptOrderField> = {
  orderFields: { NAME: 'personName', OPENED_AT: 'openedAt' },
  defaultOrder: [{ field: 'NAME', direction: 'ASC' }],
  search: ['personName'],
};

export const NoticeReceiptListArgs = listArgs({
  filter: NoticeReceiptFilter,
  order: orderInput('NoticeReceipt', NoticeReceiptOrderField),
  search: true,
});
export type NoticeReceiptListArgs = InstanceType<typeof NoticeReceiptListArgs>;
export const NoticeReceiptConnection = connectionType('NoticeReceipt', NoticeReceipt);
