import type { DemoPlan } from '@houqin/kit/demo-plan';
import { demoId } from '@houqin/kit/id';
import { nextNumber } from '@houqin/kit/numbering';
import { record } from '@houqin/kit/record';
import type { SubgraphRuntime } from '@houqin/kit/runtime';
import { transact, type Tx } from '@houqin/kit/unit-of-work';
import { numberPrefix } from '../config.ts';
import { CollaborationRequest } from '../request/request.entity.ts';
import { demoRequests, type DemoRequest } from './demo-requests.ts';

/** Writes one request in each state, with the events that led there. Running again adds nothing. */
export async function seedDemo(runtime: SubgraphRuntime, { now }: DemoPlan): Promise<void> {
  for (const facts of demoRequests) {
    await transact(runtime.systemContext(), async (tx) => {
      const id = demoId(`collaboration:${facts.key}`);
      if (!(await tx.count(CollaborationRequest, { id }))) await seedRequest(tx, id, facts, now);
    });
  }
}

async function seedRequest(tx: Tx, id: string, facts: DemoRequest, now: Date): Promise<void> {
  const createdAt = new Date(now.getTime() - facts.minutesAgo * 60_000);
  const handler = demoId(`user:${facts.handler}`);
  const request = Object.assign(new CollaborationRequest(), {
    ...{ id, title: facts.title, note: facts.note ?? null },
    requesterId: demoId(`user:${facts.requester}`),
    departmentId: demoId(`department:${facts.department}`),
    campusId: demoId('campus:MAIN'),
    number: await nextNumber(tx, numberPrefix, createdAt),
  });
  request.stamp(request.requesterId, createdAt);
  tx.persist(request);
  record(tx, request, request.created());
  if (facts.state === 'OPEN') return;
  const handledAt = new Date((createdAt.getTime() + now.getTime()) / 2);
  if (facts.state === 'CANCELLED') {
    record(tx, request, request.cancel(facts.cancelReason ?? '', handledAt));
  } else {
    record(tx, request, request.start(handler, handledAt));
    if (facts.state === 'COMPLETED') record(tx, request, request.complete(now));
  }
  request.stamp(handler, handledAt);
}
