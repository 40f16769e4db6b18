import { demoId } from '@houqin/kit/id';
import type { DemoBatch } from './demo-batch.ts';
import type { DemoGround } from './demo-ground.ts';
import { requestIn } from './write-request.ts';

/** Reports that no rule could place: they wait for the dispatcher; two were answered already. */
export function writeWaitingRequests(batch: DemoBatch, ground: DemoGround): void {
  const ago = (minutes: number) => new Date(ground.now.getTime() - minutes * 60_000);
  const waiting = [
    ['noise', 'A-0504', 'nurse', '病房里有嗡嗡的异响', 'NOISE', 14],
    ['smell', 'S-0318', 'nurse-or', '刷手间有异味', 'SMELL', 26],
    ['other', 'O-0220', 'logistics', '候诊区广播声音断断续续', 'OTHER', 41],
    ['fridge-door', 'A-0505', 'nurse', '冰箱门关不严', null, 55],
  ] as const;
  for (const [key, room, reporter, title, symptom, minutes] of waiting.toReversed()) {
    const facts = { key: `waiting-${key}`, room, reporter, title, createdAt: ago(minutes) };
    const request = requestIn(batch, ground, facts);
    request.symptom = symptom;
    request.confidence = symptom === 'OTHER' ? 0 : 0.5;
    request.suggestedTrade = symptom === 'NOISE' ? 'HVAC' : symptom === 'SMELL' ? 'PLUMBING' : null;
  }
  answer(batch, ground, ago);
}

function answer(batch: DemoBatch, ground: DemoGround, ago: (minutes: number) => Date): void {
  const dispatcher = ground.person('dispatcher').name;
  const twice = requestIn(batch, ground, {
    ...{ key: 'answered-twice', room: 'A-0506', reporter: 'nurse', title: '护士站顶上漏水' },
    createdAt: ago(6),
  });
  const original = batch.requests.find(({ id }) => id === demoId('request:live-ceiling'));
  twice.state = 'DUPLICATE';
  twice.duplicateOfId = original?.id ?? null;
  twice.workOrderId = original?.workOrderId ?? null;
  batch.tell(twice.correlationId, 'request.duplicate', ago(5), {
    ...{ params: { number: original?.number ?? '' }, actorName: dispatcher },
  });
  const declined = requestIn(batch, ground, {
    ...{ key: 'answered-no', room: 'O-0306', reporter: 'logistics', title: '办公室要换新沙发' },
    createdAt: ago(180),
  });
  declined.state = 'REJECTED';
  declined.rejectReason = '添置家具走申购，不走报修';
  batch.tell(declined.correlationId, 'request.rejected', ago(170), {
    ...{ params: { typed: declined.rejectReason }, actorName: dispatcher },
  });
}
