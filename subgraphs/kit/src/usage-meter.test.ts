import { expect, it } from 'vitest';
import { UsageMeter } from './usage-meter.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 11, 1, 8, minute));
const hour = (minute: number) => new Date(Date.UTC(2026, 11, 1, 8 + Math.floor(minute / 60)));

it('counts by program and hour, refusals by code, and begins anew', () => {
  const meter = new UsageMeter();
  for (const minute of [0, 59, 60]) meter.request('a', at(minute));
  meter.request('b', at(1));
  meter.refused('a', at(1), 'NOT_FOUND');
  meter.refused('a', at(2), 'NOT_FOUND');
  meter.refused('a', at(2), 'whatever a peer says');
  const counted = meter.drain();
  expect(counted).toEqual([
    { subjectId: 'a', hour: hour(0), requests: 2, refused: { NOT_FOUND: 2, OTHER: 1 } },
    { subjectId: 'a', hour: hour(60), requests: 1, refused: {} },
    { subjectId: 'b', hour: hour(0), requests: 1, refused: {} },
  ]);
  expect(meter.drain()).toEqual([]);
  // What could not be kept is added to what came meanwhile.
  meter.request('b', at(5));
  meter.restore(counted);
  expect(meter.drain()).toContainEqual({ ...counted[2], requests: 2 });
});
