import type { Caller } from '@houqin/kit/context';
import { ulid } from '@houqin/kit/id';
import { ServiceContract } from '../../src/service-contract/service-contract.entity.ts';
import { sendDue, type SendOptions } from '../../src/webhook/send-webhooks.ts';
import { campusId, role, type Hospital } from '../hospital.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests know what they asked for
type Answer = any;

export interface TestVendor {
  readonly partyId: string;
  readonly caller: Caller;
  readonly contract: { readonly id: string; readonly number: string; readonly version: number };
  /** Its row among the technicians. */
  readonly crewId: string;
}

export const allTypes = [
  ...['WORK_ORDER_OFFERED', 'WORK_ORDER_CHANGED', 'WORK_ORDER_WITHDRAWN'],
  'SERVICE_CONTRACT_CHANGED',
];

export const newTerms = {
  ...{ title: '给排水维保', trades: ['PLUMBING'], validTo: '2027-03-31' },
  ...{ acceptMinutes: 60, capacity: 10, dutyContact: '周值班', dutyPhone: '13800000000' },
};

/** An outside organisation with a contract in force for plumbing. */
export async function aVendor(hospital: Hospital, code: string): Promise<TestVendor> {
  const partyId = ulid();
  await hospital.identity.say('identity.party.changed', partyId, {
    ...{ partyId, code, name: `${code} 公司`, nameEn: code, kind: 'VENDOR', retired: false },
  });
  await hospital.running.settled();
  const contract = await hospital.act(
    hospital.admin,
    'createServiceContract',
    { ...newTerms, partyId, campusId, validFrom: '2026-11-01' },
    'id number version',
  );
  // Told to the endpoints that are there: none yet.
  await hospital.running.settled();
  const { crewId } = await hospital.em.findOneOrFail(ServiceContract, contract.id);
  const caller = role('vendor', { partyId, name: code });
  return { partyId, caller, contract, crewId };
}

/** An endpoint of the vendor's, with its secret. */
export async function anEndpoint(
  hospital: Hospital,
  vendor: TestVendor,
  url: string,
  types: readonly string[] = allTypes,
): Promise<{ id: string; secret: string }> {
  const { endpoint, secret } = await hospital.act(
    vendor.caller,
    'createWebhookEndpoint',
    { url, types },
    'secret endpoint { id state }',
  );
  return { id: endpoint.id, secret };
}

/** A plumbing order that is given to the vendor. */
export async function anOffer(hospital: Hospital, vendor: TestVendor): Promise<Answer> {
  const { workOrder } = await hospital.report();
  const assigned = await hospital.act(hospital.dispatcher, 'assignWorkOrder', {
    ...{ id: workOrder.id, technicianId: vendor.crewId, expectedVersion: workOrder.version },
  });
  return { ...workOrder, ...assigned };
}

/** Everything that was committed is queued, then what is due is sent. */
export async function deliver(hospital: Hospital, options: SendOptions = {}): Promise<number> {
  await hospital.running.settled();
  return sendDue(hospital.system, options);
}

export async function deliveries(
  hospital: Hospital,
  caller: Caller,
  filter = {},
): Promise<Answer[]> {
  const { data, errors } = await hospital.ask(
    caller,
    `query ($filter: WebhookDeliveryFilter) { webhookDeliveries(filter: $filter) { nodes {
      id type state attempts nextAt lastAt lastStatus lastError durationMs payload endpoint { id state }
    } } }`,
    { filter },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.webhookDeliveries.nodes;
}

export async function endpoints(hospital: Hospital, caller: Caller): Promise<Answer[]> {
  const { data, errors } = await hospital.ask(
    caller,
    `{ webhookEndpoints { nodes { id url state version failingSince disabledReason waiting dead
      previousUntil } } }`,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.webhookEndpoints.nodes;
}
