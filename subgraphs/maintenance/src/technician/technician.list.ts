import { BooleanFilter, enumFilter, IdFilter } from '@houqin/kit/filters';
import { listArgs, orderInput, type ListOptions } from '@houqin/kit/list';
import { defineLive } from '@houqin/kit/live';
import type { ReferenceRule } from '@houqin/kit/reference';
import type { ScopeColumns } from '@houqin/kit/scope';
import { Field, InputType } from 'type-graphql';
import { Trade } from '../trade/trade.ts';
import { Technician } from './technician.entity.ts';

const TradeFilter = enumFilter('Trade', Trade);

/** Who reads technicians: the campus, and everybody their own row. */
export const technicianScope: ScopeColumns<Technician> = {
  campus: 'campusId',
  department: 'departmentId',
  own: (subjectId) => ({ userId: subjectId }),
};

export const technicianLive = defineLive<Technician>({
  noun: 'technician',
  entity: Technician,
  permission: 'technician:read',
  scope: technicianScope,
  keys: (technician) => ({
    id: technician.id,
    campusId: technician.campusId,
    departmentId: technician.departmentId,
    ownerIds: [technician.userId],
    userId: technician.userId,
    trade: technician.trade,
    onDuty: technician.onDuty,
  }),
});

/** What whoever meets a technician by reference may read. */
export const technicianRule: ReferenceRule<Technician> = {
  permission: 'technician:read',
  scope: technicianScope,
  card: ['id', 'version', 'name', 'trade', 'postZh', 'postEn', 'userId', 'partyId'],
  also: ['post', 'user', 'outside'],
};

@InputType()
export class TechnicianFilter {
  @Field(() => IdFilter, { nullable: true }) id?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) userId?: IdFilter | null;
  @Field(() => IdFilter, { nullable: true }) campusId?: IdFilter | null;
  @Field(() => TradeFilter, { nullable: true, description: 'The main trade.' })
  trade?: InstanceType<typeof TradeFilter> | null;
  @Field(() => BooleanFilter, { nullable: true }) onDuty?: BooleanFilter | null;
}

export const TechnicianOrderField = { NAME: 'NAME', LOAD: 'LOAD', TRADE: 'TRADE' } as const;
export type TechnicianOrderField = keyof typeof TechnicianOrderField;

export const technicianList: ListOptions<Technician, TechnicianOrderField> = {
  orderFields: { NAME: 'name', LOAD: 'openCount', TRADE: 'trade' },
  defaultOrder: [{ field: 'LOAD', direction: 'ASC' }],
  search: ['name', 'postZh', 'postEn'],
  where: { retiredAt: null },
};

export const TechnicianListArgs = listArgs({
  filter: TechnicianFilter,
  order: orderInput('Technician', TechnicianOrderField),
  search: true,
});
export type TechnicianListArgs = InstanceType<typeof TechnicianListArgs>;
