import type { Context } from '@houqin/kit/context';
import { connection, connectionType, type Connection } from '@houqin/kit/list';
import { changes, type LiveChange } from '@houqin/kit/live';
import { liveChangeType } from '@houqin/kit/live-type';
import { Allow } from '@houqin/kit/permission';
import { entityReference, loadInScope } from '@houqin/kit/reference';
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
import { fullId } from '../full-id.ts';
import { loadChildren } from '../load-children.ts';
import { namesHidden } from '../names-hidden.ts';
import { User, userStub } from '../references/user.ts';
import { dayOf } from '../sla/hospital-day.ts';
import { WorkOrder } from '../work-order/work-order.entity.ts';
import { workOrderRule } from '../work-order/work-order.list.ts';
import { Certificate } from './certificate.entity.ts';
import { Shift } from './shift.entity.ts';
import { TechnicianSkill } from './technician-skill.entity.ts';
import { Technician } from './technician.entity.ts';
import {
  TechnicianFilter,
  technicianList,
  TechnicianListArgs,
  technicianLive,
} from './technician.list.ts';

const TechnicianConnection = connectionType('Technician', Technician);
const TechnicianChange = liveChangeType('Technician', Technician);
const orderOf = entityReference(WorkOrder, workOrderRule);

const skills = {
  entity: TechnicianSkill,
  parent: 'technicianId',
  orderBy: { level: 'desc', trade: 'asc' },
} as const;
const certificates = {
  entity: Certificate,
  parent: 'technicianId',
  orderBy: { kind: 'asc' },
} as const;
const inHand = {
  entity: WorkOrder,
  parent: 'technicianId',
  orderBy: { startedAt: 'desc', id: 'desc' },
  where: { state: { $in: ['IN_PROGRESS', 'ACCEPTED'] } },
} as const;

@Resolver(() => Technician)
export class TechnicianResolver {
  @Query(() => Technician, { nullable: true })
  @Allow('technician:read')
  technician(@Arg('id', () => ID) id: string, @Ctx() ctx: Context): Promise<Technician | null> {
    return loadInScope(ctx, Technician, id, technicianLive);
  }

  @Query(() => TechnicianConnection)
  @Allow('technician:read')
  technicians(
    @Args(() => TechnicianListArgs) args: TechnicianListArgs,
    @Ctx() ctx: Context,
  ): Connection<Technician> {
    return connection(ctx, technicianLive, args, technicianList);
  }

  @Subscription(() => TechnicianChange, {
    subscribe: ({ args, context }) => changes(context as Context, technicianLive, args),
  })
  @Allow('technician:read')
  technicianChanged(
    @Root() change: LiveChange,
    @Arg('filter', () => TechnicianFilter, { nullable: true }) _filter?: TechnicianFilter,
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ): LiveChange {
    return change;
  }

  @FieldResolver(() => String, { description: 'On walls the duty post.' })
  name(@Root() technician: Technician, @Ctx() ctx: Context): string {
    return namesHidden(ctx) ? this.post(technician, ctx) : technician.name;
  }

  @FieldResolver(() => String, { description: 'Duty post, 暖通 01; it belongs to the shift.' })
  post(@Root() technician: Technician, @Ctx() { locale }: Context): string {
    return locale === 'zh' ? technician.postZh : technician.postEn;
  }

  @FieldResolver(() => User, { nullable: true, description: 'Null on walls, and outside.' })
  user(@Root() technician: Technician, @Ctx() ctx: Context): User | null {
    return namesHidden(ctx) || technician.outside ? null : userStub(technician.userId);
  }

  @FieldResolver(() => [TechnicianSkill])
  skills(@Root() technician: Technician, @Ctx() ctx: Context): Promise<TechnicianSkill[]> {
    return loadChildren<TechnicianSkill>(ctx, skills, fullId(technician));
  }

  @FieldResolver(() => [Certificate])
  async certificates(@Root() technician: Technician, @Ctx() ctx: Context): Promise<Certificate[]> {
    if (namesHidden(ctx)) return [];
    return loadChildren<Certificate>(ctx, certificates, fullId(technician));
  }

  @FieldResolver(() => Shift, {
    nullable: true,
    description: 'The one it is now, else the next within a day.',
  })
  async shift(@Root() technician: Technician, @Ctx() ctx: Context): Promise<Shift | null> {
    const now = ctx.clock.now();
    const rows = await loadChildren<Shift>(ctx, shiftsAround(ctx, now), fullId(technician));
    return rows.find(({ startsAt, endsAt }) => startsAt <= now && endsAt > now) ?? rows[0] ?? null;
  }

  @FieldResolver(() => WorkOrder, {
    nullable: true,
    description: 'The order in progress, else the one accepted last.',
  })
  async currentOrder(@Root() technician: Technician, @Ctx() ctx: Context) {
    const orders = await loadChildren<WorkOrder>(ctx, inHand, fullId(technician));
    const current = orders.find(({ state }) => state === 'IN_PROGRESS') ?? orders[0];
    return current ? orderOf({ id: current.id }, ctx) : null;
  }
}

const shiftKey = Symbol('shifts around now');

/** One rule per operation, so that all technicians of it share one query. */
function shiftsAround(ctx: Context, now: Date) {
  const known = ctx.loaders.get(shiftKey) as ReturnType<typeof shiftRule> | undefined;
  if (known) return known;
  const rule = shiftRule(now);
  ctx.loaders.set(shiftKey, rule);
  return rule;
}

/** The shift it is, else the next within a day. */
const shiftRule = (now: Date) =>
  ({
    entity: Shift,
    parent: 'technicianId',
    orderBy: { startsAt: 'asc' },
    where: { endsAt: { $gt: now }, startsAt: { $lt: new Date(now.getTime() + 86_400_000) } },
  }) as const;

@Resolver(() => Certificate)
export class CertificateResolver {
  @FieldResolver(() => Boolean, { description: 'Not expired today.' })
  valid(@Root() certificate: Certificate, @Ctx() { clock }: Context): boolean {
    return certificate.expiresOn >= dayOf(clock.now());
  }
}
