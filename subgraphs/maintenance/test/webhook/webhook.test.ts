import { databases } from '@houqin/kit/testing/databases';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { retryPauses } from '../../src/webhook/retry-plan.ts';
import { WebhookEndpoint } from '../../src/webhook/webhook-endpoint.entity.ts';
import { Hospital, monday } from '../hospital.ts';
import { answer, Receiver, verified } from './receiver.ts';
import * as v from './vendor.ts';

const hour = 3_600_000;
const day = 24 * hour;

describe.each(databases())('webhooks on %s', (database) => {
  let hospital: Hospital;
  let receiver: Receiver;
  let vendor: v.TestVendor;
  beforeEach(async () => {
    hospital = await Hospital.open(database, monday, { webhookPrivate: true });
    receiver = await Receiver.open();
    vendor = await v.aVendor(hospital, 'HENGTAI');
  });
  afterEach(async () => {
    await receiver.close();
    await hospital.stop();
  });

  const deliver = () => v.deliver(hospital);
  const later = async (milliseconds: number) => {
    hospital.clock.advance(milliseconds);
    return deliver();
  };
  const mine = () => v.deliveries(hospital, vendor.caller);
  const endpoint = async () => (await v.endpoints(hospital, vendor.caller))[0];
  const step = (name: string, input: object, fields = 'id') =>
    hospital.act(vendor.caller, name, input as never, fields);

  it('tells of an offer, a step and a withdrawal, signed and thin', async () => {
    const { secret } = await v.anEndpoint(hospital, vendor, receiver.url);
    const order = await v.anOffer(hospital, vendor);
    expect(await deliver()).toBe(1);
    const { path, headers, body } = receiver.last;
    expect(path).toBe('/houqin');
    expect(headers).toMatchObject({ 'content-type': 'application/json' });
    const told = verified(secret, receiver.last, hospital.clock.now());
    expect(told).toEqual({
      ...{ type: 'work-order.offered', timestamp: monday.toISOString() },
      data: {
        ...{ id: order.id, number: order.number, state: 'ASSIGNED', version: order.version },
        contractNumber: vendor.contract.number,
      },
    });
    const [delivery] = await mine();
    expect(delivery).toMatchObject({
      ...{ id: headers['webhook-id'], type: 'WORK_ORDER_OFFERED', state: 'DELIVERED' },
      ...{ attempts: 1, nextAt: null, lastStatus: 204, lastError: null, payload: body },
    });
    const { id } = order;
    const accepted = await step(
      ...(['acceptWorkOrder', { id, expectedVersion: order.version }, 'version'] as const),
    );
    await deliver();
    expect(JSON.parse(receiver.last.body)).toMatchObject({
      ...{ type: 'work-order.changed', data: { state: 'ACCEPTED', version: accepted.version } },
    });
    await hospital.technician({ name: '王立军', skills: { PLUMBING: 3 } });
    await step('declineWorkOrder', { id, reason: '缺配件' });
    await deliver();
    // Whoever has it now, and where it stands with them, is no business of the organisation's.
    const withdrawn = JSON.parse(receiver.last.body) as { data: { version: number } };
    expect(withdrawn).toMatchObject({ type: 'work-order.withdrawn', data: { id, state: null } });
    expect(withdrawn.data.version).toBeGreaterThan(accepted.version);
    await deliver();
    expect(receiver.types).toEqual([
      ...['work-order.offered', 'work-order.changed', 'work-order.withdrawn'],
    ]);
  });

  it('tells each organisation of its own only, and each endpoint of what it chose', async () => {
    const other = await v.aVendor(hospital, 'MINGLAN');
    await v.anEndpoint(hospital, other, `${receiver.url}/other`);
    await v.anEndpoint(hospital, vendor, `${receiver.url}/offers`, ['WORK_ORDER_OFFERED']);
    await v.anEndpoint(hospital, vendor, `${receiver.url}/contract`, ['SERVICE_CONTRACT_CHANGED']);
    const order = await v.anOffer(hospital, vendor);
    await step('acceptWorkOrder', { id: order.id });
    const { id, version } = vendor.contract;
    await hospital.act(hospital.admin, 'changeServiceContract', {
      ...{ ...v.newTerms, validTo: '2027-06-30', id, expectedVersion: version },
    });
    await deliver();
    expect(receiver.received.map(({ path }) => path).toSorted()).toEqual([
      ...['/houqin/contract', '/houqin/offers'],
    ]);
    const contract = receiver.received.find(({ path }) => path.endsWith('contract'))!;
    expect(JSON.parse(contract.body)).toMatchObject({
      type: 'service-contract.changed',
      data: { id, state: 'IN_FORCE', contractNumber: vendor.contract.number },
    });
  });

  it('tries again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h, then it is dead until replayed', async () => {
    await v.anEndpoint(hospital, vendor, receiver.url, ['WORK_ORDER_OFFERED']);
    receiver.reply = answer(500);
    await v.anOffer(hospital, vendor);
    await deliver();
    for (const pause of retryPauses) {
      expect(await later(pause - 1)).toBe(0);
      expect(await later(1)).toBe(1);
    }
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(8);
    expect(new Set(ids).size).toBe(1);
    const [dead] = await mine();
    expect(dead).toMatchObject({
      ...{ state: 'DEAD', attempts: 8, nextAt: null, lastStatus: 500, lastError: 'STATUS' },
    });
    expect(await later(30 * hour)).toBe(0);
    expect(await endpoint()).toMatchObject({ state: 'FAILING', dead: 1, waiting: 0 });

    receiver.reply = answer(200);
    await step('replayDeadWebhooks', { id: dead.endpoint.id }, 'id dead waiting');
    expect(await deliver()).toBe(1);
    expect(receiver.last.headers['webhook-id']).toBe(ids[0]);
    expect(await mine()).toMatchObject([{ state: 'DELIVERED', attempts: 1, lastError: null }]);
    expect(await endpoint()).toMatchObject({ state: 'ACTIVE', failingSince: null, dead: 0 });
    // What was delivered can be had once more too; what waits cannot.
    await step('replayWebhookDelivery', { id: dead.id }, 'id state');
    await expect(step('replayWebhookDelivery', { id: dead.id })).rejects.toMatchObject({
      code: 'INVALID_STATE',
    });
    await deliver();
    expect(receiver.received).toHaveLength(10);
  });

  it('gives an endpoint up after five days of failures, or when it answers 410', async () => {
    const { id } = await v.anEndpoint(hospital, vendor, receiver.url, ['WORK_ORDER_CHANGED']);
    receiver.reply = answer(503);
    const test = () => step('sendTestWebhook', { endpointId: id }, 'id state');
    await test();
    await deliver();
    await hospital.running.settled();
    hospital.clock.advance(5 * day - 1);
    await test();
    await deliver();
    expect(await endpoint()).toMatchObject({ state: 'FAILING' });
    await later(5000);
    expect(await endpoint()).toMatchObject({
      ...{ state: 'DISABLED', disabledReason: 'FAILING', waiting: 0, dead: 2 },
    });
    await hospital.running.settled();
    await step('resumeWebhookEndpoint', { id });
    receiver.reply = answer(410);
    await test();
    await deliver();
    expect(await endpoint()).toMatchObject({ state: 'DISABLED', disabledReason: 'GONE' });
    const [last] = await mine();
    expect(last).toMatchObject({ state: 'DEAD', attempts: 1, lastStatus: 410 });
    const before = receiver.received.length;
    await v.anOffer(hospital, vendor);
    expect(await later(day)).toBe(0);
    expect(receiver.received).toHaveLength(before);
  });

  it('keeps what happens while it is paused, and sends nothing to what was removed', async () => {
    const { id } = await v.anEndpoint(hospital, vendor, receiver.url);
    await step('pauseWebhookEndpoint', { id });
    await v.anOffer(hospital, vendor);
    expect(await deliver()).toBe(0);
    expect(await endpoint()).toMatchObject({ state: 'PAUSED', waiting: 1 });
    await step('resumeWebhookEndpoint', { id });
    expect(await deliver()).toBe(1);
    await v.anOffer(hospital, vendor);
    await hospital.running.settled();
    await step('removeWebhookEndpoint', { id });
    expect(await deliver()).toBe(0);
    expect(await endpoint()).toBeUndefined();
    await expect(step('resumeWebhookEndpoint', { id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const row = await hospital.em.findOneOrFail(WebhookEndpoint, id);
    expect(row.sealedSecret).toBeNull();
  });

  it('signs with both secrets while one is changed over, then with the new one', async () => {
    const { id, secret: old } = await v.anEndpoint(hospital, vendor, receiver.url);
    const { secret } = await step(
      'rotateWebhookSecret',
      { id, overlapHours: 24 },
      'secret endpoint { previousUntil }',
    );
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const send = async () => {
      await step('sendTestWebhook', { endpointId: id });
      await deliver();
      return hospital.clock.now();
    };
    let at = await send();
    for (const one of [old, secret])
      expect(verified(one, receiver.last, at)).toMatchObject({ type: 'webhook.test' });
    const altered = { ...receiver.last, body: receiver.last.body.replace('test', 'best') };
    expect(() => verified(secret, altered, at)).toThrow(/No matching signature/);
    hospital.clock.advance(day);
    at = await send();
    expect(() => verified(old, receiver.last, at)).toThrow(/No matching signature/);
    expect(verified(secret, receiver.last, at)).toMatchObject({ type: 'webhook.test' });
    const leaked = await step('rotateWebhookSecret', { id, overlapHours: 0 }, 'secret');
    at = await send();
    expect(() => verified(secret, receiver.last, at)).toThrow(/No matching signature/);
    verified(leaked.secret, receiver.last, at);
  });

  it('tells until 30 days after the end of a contract, and then nothing more', async () => {
    await v.anEndpoint(hospital, vendor, receiver.url);
    const order = await v.anOffer(hospital, vendor);
    await deliver();
    await hospital.act(hospital.admin, 'endServiceContract', {
      ...{ id: vendor.contract.id, expectedVersion: vendor.contract.version, reason: '不达标' },
    });
    await deliver();
    expect(receiver.types.slice(1).toSorted()).toEqual([
      ...['service-contract.changed', 'work-order.changed'],
    ]);
    receiver.reply = answer(500);
    hospital.clock.advance(30 * day - 5000);
    const note = (text: string) =>
      hospital.act(hospital.dispatcher, 'addNote', { id: order.id, text });
    await note('结算用');
    await deliver();
    expect(receiver.types.at(-1)).toBe('work-order.changed');
    const before = receiver.received.length;
    hospital.clock.advance(5000);
    await note('内部');
    expect(await deliver()).toBe(1);
    expect(receiver.received).toHaveLength(before);
    expect((await mine())[0]).toMatchObject({ state: 'DEAD', lastError: 'CONTRACT_ENDED' });
  });

  it('answers for a stranger’s endpoint or message as for none', async () => {
    const other = await v.aVendor(hospital, 'MINGLAN');
    const { id } = await v.anEndpoint(hospital, other, receiver.url);
    const { id: deliveryId } = await hospital.act(
      other.caller,
      'sendTestWebhook',
      { endpointId: id },
      'id',
    );
    const absent = '01J00000000000000000000000';
    const refused = async (name: string, input: object) => {
      const error = (await step(name, input, name.startsWith('rotate') ? 'secret' : 'id').catch(
        (thrown: unknown) => thrown,
      )) as Error;
      return { ...error, traceId: null, message: error.message };
    };
    const terms = { url: receiver.url, types: v.allTypes, expectedVersion: 1 };
    const named: Readonly<Record<string, (one: string) => object>> = {
      pauseWebhookEndpoint: (one) => ({ id: one }),
      resumeWebhookEndpoint: (one) => ({ id: one }),
      removeWebhookEndpoint: (one) => ({ id: one }),
      changeWebhookEndpoint: (one) => ({ ...terms, id: one }),
      rotateWebhookSecret: (one) => ({ id: one }),
      sendTestWebhook: (one) => ({ endpointId: one }),
      replayDeadWebhooks: (one) => ({ id: one }),
      replayWebhookDelivery: (one) => ({ id: one === id ? deliveryId : one }),
    };
    for (const [name, input] of Object.entries(named)) {
      const [known, none] = [await refused(name, input(id)), await refused(name, input(absent))];
      expect(known, name).toMatchObject({ code: 'NOT_FOUND' });
      expect({ ...known, id: null }, name).toEqual({ ...none, id: null });
    }
    expect(await v.endpoints(hospital, vendor.caller)).toEqual([]);
    const filtered = await v.deliveries(hospital, vendor.caller, { endpointId: { eq: id } });
    expect(filtered).toEqual([]);
    // The administrator sees what is told, and does nothing about it.
    expect(await v.endpoints(hospital, hospital.admin)).toHaveLength(1);
    await expect(
      hospital.act(hospital.admin, 'pauseWebhookEndpoint', { id }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
