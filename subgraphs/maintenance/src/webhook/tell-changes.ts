import type { PublishedEvent } from '@houqin/kit/bus';
import type { Context } from '@houqin/kit/context';
import type { LiveKeys } from '@houqin/kit/live';
import { defineReaction, type Reaction } from '@houqin/kit/reaction';
import type { Tx } from '@houqin/kit/unit-of-work';
import type {
  ServiceContractEvent,
  WorkOrderEvent,
  WorkOrderFacts,
} from '../../contract/events.ts';
import { invoicingMs } from '../service-contract/contract-scope.ts';
import { ServiceContract } from '../service-contract/service-contract.entity.ts';
import { messageBody } from './message.ts';
import { queueMessage } from './queue-message.ts';
import type { WebhookEventType } from './webhook-event-type.ts';

type OrderVerb = WorkOrderEvent['type'];

/** Everything that happens to an order: each may change what its organisation reads of it. */
const orderVerbs: Readonly<Record<OrderVerb, true>> = {
  'maintenance.work-order.opened': true,
  'maintenance.work-order.assigned': true,
  'maintenance.work-order.unassignable': true,
  'maintenance.work-order.broadcast': true,
  'maintenance.work-order.declined': true,
  'maintenance.work-order.offer-expired': true,
  'maintenance.work-order.accepted': true,
  'maintenance.work-order.started': true,
  'maintenance.work-order.paused': true,
  'maintenance.work-order.resumed': true,
  'maintenance.work-order.completed': true,
  'maintenance.work-order.confirmed': true,
  'maintenance.work-order.reopened': true,
  'maintenance.work-order.rated': true,
  'maintenance.work-order.closed': true,
  'maintenance.work-order.cancelled': true,
  'maintenance.work-order.due-soon': true,
  'maintenance.work-order.overdue': true,
  'maintenance.work-order.reprioritised': true,
  'maintenance.work-order.checklist-ticked': true,
  'maintenance.work-order.labour-logged': true,
  'maintenance.work-order.coded': true,
  'maintenance.work-order.noted': true,
  'maintenance.work-order.reviewed': true,
  'maintenance.work-order.alarm-linked': true,
  'maintenance.work-order.alarm-cleared': true,
  'maintenance.work-order.alarm-returned': true,
  'maintenance.work-order.queue-changed': true,
  'maintenance.work-order.contract-changed': true,
  'maintenance.work-order.document-attached': true,
};

const contractVerbs: Readonly<Record<ServiceContractEvent['type'], true>> = {
  'maintenance.service-contract.signed': true,
  'maintenance.service-contract.changed': true,
  'maintenance.service-contract.ended': true,
};

/** The organisation that could read the row with these keys at an instant; null where none could. */
function readerOf(keys: LiveKeys | null, at: Date): string | null {
  const { partyId, contractFrom, contractUntil } = keys ?? {};
  if (typeof partyId !== 'string' || !contractFrom || !contractUntil) return null;
  const open =
    Date.parse(contractFrom) <= at.getTime() &&
    Date.parse(contractUntil) + invoicingMs > at.getTime();
  return open ? partyId : null;
}

const concerns = ({ keysBefore, keysAfter }: PublishedEvent<never>): boolean =>
  Boolean(keysBefore?.partyId ?? keysAfter?.partyId);

/**
 * Tells organisations of their orders. The domain takes its own events: what was committed is told
 * once, with the version it was given, whatever process dies in between.
 */
async function tellOrder(
  ctx: Context,
  tx: Tx,
  event: PublishedEvent<WorkOrderFacts>,
): Promise<void> {
  const { keysBefore, keysAfter, aggregateId, aggregateVersion } = event;
  const now = ctx.clock.now();
  const [had, has] = [readerOf(keysBefore, now), readerOf(keysAfter, now)];
  const tell = async (type: WebhookEventType, partyId: string, keys: LiveKeys) => {
    const contractId = String(keys['contractId']);
    const contract = await tx.findOne(ServiceContract, contractId);
    const at = new Date(event.occurredAt);
    const body = messageBody(type, at, {
      ...{ id: aggregateId, number: event.payload.number },
      state: type === 'WORK_ORDER_WITHDRAWN' ? null : String(keys['state']),
      ...{ version: aggregateVersion, contractNumber: contract?.number ?? null },
    });
    const source = `${aggregateId}:${aggregateVersion}`;
    await queueMessage(ctx, tx, { type, partyId, contractId, source, at, body });
  };
  if (had !== null && had !== has) await tell('WORK_ORDER_WITHDRAWN', had, keysBefore!);
  if (has === null) return;
  const offered = had !== has || event.type === ('maintenance.work-order.assigned' as OrderVerb);
  await tell(offered ? 'WORK_ORDER_OFFERED' : 'WORK_ORDER_CHANGED', has, keysAfter!);
}

/** Tells an organisation of its contract, once that is in force. */
async function tellContract(
  ctx: Context,
  tx: Tx,
  { keysAfter, aggregateId, aggregateVersion, payload, occurredAt }: PublishedEvent<Terms>,
): Promise<void> {
  const partyId = readerOf(keysAfter, ctx.clock.now());
  if (partyId === null) return;
  const type = 'SERVICE_CONTRACT_CHANGED';
  const at = new Date(occurredAt);
  const body = messageBody(type, at, {
    ...{ id: aggregateId, number: payload.number, version: aggregateVersion },
    state: Date.parse(payload.endsAt) > at.getTime() ? 'IN_FORCE' : 'ENDED',
    contractNumber: payload.number,
  });
  const source = `${aggregateId}:${aggregateVersion}`;
  await queueMessage(ctx, tx, { type, partyId, contractId: aggregateId, source, at, body });
}
type Terms = Pick<ServiceContractEvent, 'number' | 'endsAt'>;

const from = 'maintenance';
export const tellChanges: readonly Reaction[] = [
  ...Object.keys(orderVerbs).map((on) =>
    defineReaction<WorkOrderFacts>({ on, from, concerns, handle: tellOrder }),
  ),
  ...Object.keys(contractVerbs).map((on) =>
    defineReaction<Terms>({ on, from, concerns, handle: tellContract }),
  ),
];
