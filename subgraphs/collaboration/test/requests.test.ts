import { fixedClock } from '@houqin/kit/clock';
import { databases } from '@houqin/kit/testing/databases';
import { graph, subscribeGraph, type TestSubgraph } from '@houqin/kit/testing/graph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  act,
  cardiology,
  eventsOf,
  fault,
  nobody,
  nurse,
  otherNurse,
  startDomain,
  stranger,
  technician,
} from './collaboration.ts';

const eight = new Date('2026-03-01T00:00:00Z'); // eight o'clock in the hospital

describe.each(databases())('requests on %s', (database) => {
  let domain: TestSubgraph;
  beforeAll(async () => void (domain = await startDomain(database, fixedClock(eight))));
  afterAll(() => domain?.stop());

  const created = (facts: object = {}) =>
    act(domain, nurse, 'create', { title: 'Blankets for tomorrow', ...facts });

  it('begin open, numbered and of the department that asked', async () => {
    const request = await created({ note: '  twenty  ' });
    expect(request).toMatchObject({
      number: expect.stringMatching(/^CO-20260301-\d{4}$/),
      state: 'OPEN',
      note: 'twenty',
      version: 1,
      allowedStates: ['STARTED', 'CANCELLED'],
      requester: { id: 'nurse' },
      department: { id: cardiology },
      handler: null,
    });
    const [event, ...others] = await eventsOf(domain, request.id);
    expect(others).toEqual([]);
    expect(event).toMatchObject({ type: 'collaboration.request.created', title: request.title });
  });

  it('are made once, however often the same call comes', async () => {
    const input = { title: 'A trolley', idempotencyKey: 'the-same' };
    const [first, again] = [await created(input), await created(input)];
    expect(again.id).toBe(first.id);
    expect(await created({ ...input, title: 'Two trolleys' })).toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    });
  });

  it.each([
    ['title', ' '],
    ['title', 'x'.repeat(81)],
    ['note', 'x'.repeat(501)],
  ])('are refused with %s %j', async (field, value) => {
    expect(await created({ [field]: value })).toMatchObject({ code: 'VALIDATION_FAILED', field });
  });

  it('go from hand to hand, with an event at each step', async () => {
    const { id } = await created();
    expect(await act(domain, technician, 'start', { id, expectedVersion: 1 })).toMatchObject({
      state: 'STARTED',
      handler: { id: 'technician' },
      startedAt: eight.toISOString(),
      allowedStates: ['COMPLETED', 'CANCELLED'],
    });
    expect(await act(domain, technician, 'complete', { id })).toMatchObject({
      state: 'COMPLETED',
      endedAt: eight.toISOString(),
      allowedStates: [],
    });
    expect((await eventsOf(domain, id)).map(({ type }) => type)).toEqual([
      'collaboration.request.created',
      'collaboration.request.started',
      'collaboration.request.completed',
    ]);
  });

  it('are cancelled with a reason, and with none they are not', async () => {
    const { id } = await created();
    expect(await act(domain, technician, 'cancel', { id, reason: ' ' })).toMatchObject({
      code: 'VALIDATION_FAILED',
      field: 'reason',
    });
    expect(await act(domain, technician, 'cancel', { id, reason: 'not needed' })).toMatchObject({
      state: 'CANCELLED',
      cancelReason: 'not needed',
    });
  });

  it('refuse a step out of turn, and one decided on an old version', async () => {
    const { id } = await created();
    expect(await act(domain, technician, 'complete', { id })).toMatchObject({
      code: 'INVALID_STATE',
      from: 'OPEN',
      allowed: ['STARTED', 'CANCELLED'],
    });
    await act(domain, technician, 'start', { id });
    expect(await act(domain, technician, 'complete', { id, expectedVersion: 1 })).toMatchObject({
      code: 'VERSION_CONFLICT',
      current: 2,
    });
  });

  it('are handled by those who may, on their own campus', async () => {
    const { id } = await created();
    expect(await act(domain, nurse, 'start', { id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await act(domain, stranger, 'start', { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await act(domain, technician, 'start', { id: 'absent' })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await act(domain, nobody, 'create', { title: 'x' })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('are read in scope, and by their card where another record leads to them', async () => {
    const { id, title } = await created();
    const query = `query ($id: ID!, $keys: [_Any!]!) {
      collaborationRequest(id: $id) { id }
      collaborationRequests(first: 200) { nodes { id } }
      _entities(representations: $keys) { ... on CollaborationRequest { title state } } }`;
    const keys = [{ __typename: 'CollaborationRequest', id }];
    const ask = (caller: typeof nurse) => graph(domain, caller, query, { id, keys });

    for (const caller of [nurse, technician]) {
      const { data } = await ask(caller);
      expect(data.collaborationRequest).toEqual({ id });
      expect(data.collaborationRequests.nodes).toContainEqual({ id });
      expect(data._entities).toEqual([{ title, state: 'OPEN' }]);
    }
    for (const caller of [otherNurse, stranger]) {
      const answer = await ask(caller);
      expect(answer.data).toMatchObject({
        collaborationRequest: null,
        collaborationRequests: { nodes: [] },
      });
      // `state` is none of the card's fields, and not nullable.
      expect(answer.data._entities).toEqual([null]);
      expect(fault(answer)).toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('are found by number and title, in the order asked for', async () => {
    const made = [await created({ title: 'Zebra lamp' }), await created({ title: 'Alpha lamp' })];
    const query = `query ($search: String, $orderBy: [CollaborationRequestOrder!]) {
      collaborationRequests(search: $search, orderBy: $orderBy) { nodes { id } totalCount } }`;
    const found = async (search: string, field: string) => {
      const orderBy = [{ field, direction: 'ASC' }];
      const { data } = await graph(domain, nurse, query, { search, orderBy });
      return data.collaborationRequests.nodes.map(({ id }: { id: string }) => id);
    };
    const [zebra, alpha] = made.map(({ id }) => id);
    expect(await found('lamp', 'TITLE')).toEqual([alpha, zebra]);
    expect(await found('lamp', 'NUMBER')).toEqual([zebra, alpha]);
    expect(await found('lamp', 'CREATED_AT')).toEqual([zebra, alpha]);
    expect(await found(made[0].number, 'NUMBER')).toEqual([zebra]);
  });

  it('tell subscribers what enters and leaves their filter', async () => {
    const stream = await subscribeGraph(
      domain,
      technician,
      `subscription { collaborationRequestChanged(filter: { state: { eq: STARTED } }) {
        kind id version collaborationRequest { state handler { id } } } }`,
    );
    const next = async () => (await stream.next()).value!.data.collaborationRequestChanged;
    expect((await next()).kind).toBe('BOOKMARK');
    const { id } = await created();
    // What others did just before may still be on its way.
    const following = async () => {
      for (;;) {
        const change = await next();
        if (change.id === id) return change;
      }
    };
    await act(domain, technician, 'start', { id });
    expect(await following()).toEqual({
      kind: 'UPSERTED',
      id,
      version: 2,
      collaborationRequest: { state: 'STARTED', handler: { id: 'technician' } },
    });
    await act(domain, technician, 'complete', { id });
    expect(await following()).toMatchObject({ kind: 'REMOVED', id, collaborationRequest: null });
    await stream.return();
  });
});
