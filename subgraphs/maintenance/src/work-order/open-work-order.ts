import type { Context } from '@houqin/kit/context';
import type { LocalText } from '@houqin/kit/errors';
import { nextNumber } from '@houqin/kit/numbering';
import type { Tx } from '@houqin/kit/unit-of-work';
import { assignByEngine } from '../assignment/assign-by-engine.ts';
import { copyChecklist } from '../checklist/copy-checklist.ts';
import { FaultCode } from '../fault-code/fault-code.entity.ts';
import { decidePriority } from '../priority/decide-priority.ts';
import type { Priority } from '../priority/priority.ts';
import type { RefRoom } from '../references/ref-room.entity.ts';
import type { CertificateKind } from '../rules/certificate-kind.ts';
import { CertificateRule } from '../rules/certificate-rule.entity.ts';
import { findPolicy } from '../sla/find-policy.ts';
import { loadWorkingTimes } from '../sla/load-working-time.ts';
import type { Trade } from '../trade/trade.ts';
import { announce } from './announce.ts';
import { settleOrder } from './change-order.ts';
import { retime } from './order-clock.ts';
import { WorkOrder } from './work-order.entity.ts';
import type { WorkOrderType } from './work-order-type.ts';

/** What an order is made of, wherever it comes from. */
export interface OrderSeed {
  readonly type?: WorkOrderType;
  readonly title: string;
  readonly titleEn?: string | null;
  readonly description?: string | null;
  readonly symptom?: string | null;
  readonly impact: number;
  readonly urgency: number;
  readonly lifeSafety?: boolean;
  /** Where somebody entitled has decided it; else the matrix does. */
  readonly priority?: Priority | null;
  readonly trade: Trade | null;
  readonly certificate?: CertificateKind | null;
  readonly faultCode?: string | null;
  readonly room: RefRoom | null;
  readonly requestId?: string;
  readonly requester?: { readonly id: string | null; readonly name: string };
  /** Whose order it is where the room belongs to nobody. */
  readonly departmentId?: string | null;
  readonly campusId?: string | null;
  readonly alarmId?: string | null;
  /** The story it joins; its own when left out. */
  readonly correlationId?: string;
  /** When the hospital began to wait; now when left out. */
  readonly reportedAt?: Date;
  /** Who or what opened it, for the timeline. */
  readonly source: LocalText;
  /** The engine assigns now, whatever the policy says. */
  readonly assignAtOnce?: boolean;
}

/**
 * Opens an order: number, priority, promise, checklist, and the engine where it is to act at once.
 * @throws SlaPolicyMissing, ValidationFailed
 */
export async function openWorkOrder(ctx: Context, tx: Tx, seed: OrderSeed): Promise<WorkOrder> {
  const now = ctx.clock.now();
  const lifeSafety = seed.lifeSafety ?? false;
  const decided = await decidePriority(tx, { ...seed, lifeSafety });
  const order = new WorkOrder();
  order.priority = lifeSafety ? 'P1' : (seed.priority ?? decided);
  const policy = await findPolicy(tx, order.priority, now);

  order.type = seed.type ?? 'CORRECTIVE';
  order.title = seed.title;
  order.titleEn = seed.titleEn ?? null;
  order.description = seed.description ?? null;
  order.symptom = seed.symptom ?? null;
  order.impact = seed.impact;
  order.urgency = seed.urgency;
  order.lifeSafety = lifeSafety;
  order.trade = seed.trade;
  order.certificate = seed.certificate ?? (await certificateOf(tx, seed.trade));
  placeOrder(order, seed);
  order.requestId = seed.requestId ?? null;
  order.requesterId = seed.requester?.id ?? null;
  order.requesterName = seed.requester?.name ?? null;
  order.alarmId = seed.alarmId ?? null;
  order.openAlarmKey = order.alarmId;
  order.correlationId = seed.correlationId ?? order.id;
  order.clockStartedAt = seed.reportedAt ?? now;
  order.responseTargetSeconds = policy.responseSeconds;
  order.restoreTargetSeconds = policy.restoreSeconds;
  order.roundTheClock = policy.roundTheClock;
  order.createdAt = now;
  order.createdBy = ctx.caller.subjectId;
  if (seed.faultCode) order.faultId = await faultIdOf(tx, seed.faultCode);
  order.number = await nextNumber(tx, 'WO', now);
  const times = await loadWorkingTimes(tx);
  retime(order, times);
  tx.persist(order);
  await copyChecklist(tx, order, seed.faultCode ?? null);
  announceOpening(ctx, tx, order, seed.source);

  if (seed.assignAtOnce || policy.engineAfterPercent === 0) await assignByEngine(ctx, tx, order);
  else {
    const seconds = (policy.responseSeconds * policy.engineAfterPercent) / 100;
    order.engineAt = times(order).add(order.clockStartedAt, seconds);
  }
  await settleOrder(tx, order);
  return order;
}

function announceOpening(ctx: Context, tx: Tx, order: WorkOrder, source: LocalText): void {
  announce(
    ctx,
    tx,
    order,
    {
      type: 'maintenance.work-order.opened',
      title: order.title,
      titleEn: order.titleEn,
      trade: order.trade,
      responseDueAt: order.responseDueAt.toISOString(),
      restoreDueAt: order.restoreDueAt.toISOString(),
    },
    { params: { number: order.number, priority: order.priority, source } },
  );
}

function placeOrder(order: WorkOrder, { room, departmentId, campusId }: OrderSeed): void {
  order.roomId = room?.id ?? null;
  order.roomNumber = room?.number ?? null;
  order.roomName = room?.name ?? null;
  order.roomNameEn = room?.nameEn ?? null;
  order.floorId = room?.floorId ?? null;
  order.buildingId = room?.buildingId ?? null;
  order.campusId = room?.campusId ?? campusId ?? null;
  order.departmentId = room?.departmentId ?? departmentId ?? null;
}

async function certificateOf(tx: Tx, trade: Trade | null): Promise<CertificateKind | null> {
  if (trade === null) return null;
  return (await tx.findOne(CertificateRule, { trade }))?.kind ?? null;
}

async function faultIdOf(tx: Tx, code: string): Promise<string | null> {
  return (await tx.findOne(FaultCode, { code, kind: 'FAULT', retiredAt: null }))?.id ?? null;
}
