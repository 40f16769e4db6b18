import { describe, expect, it } from 'vitest';
import {
  blockingFilters,
  proximity,
  rankTechnicians,
  weights,
  type RankedOrder,
  type RankedTechnician,
} from './rank-technicians.ts';

const now = new Date('2026-11-23T02:00:00Z');
const order: RankedOrder = {
  ...{ trade: 'HVAC', certificate: null, campusId: 'MAIN' },
  ...{ roomId: 'S-0307', floorId: 'S-03', buildingId: 'S' },
};
const technician = (id: string, facts: Partial<RankedTechnician> = {}): RankedTechnician => ({
  ...{ id, campusId: 'MAIN', onDuty: true, openCount: 0, capacity: 4 },
  ...{ skills: new Map([['HVAC', 3]]), certificates: new Map() },
  ...{ place: { roomId: null, floorId: null, buildingId: null } },
  ...{ historyCount: 0, recentCount: 0, declined: false, outside: false },
  ...facts,
});

it('weighs 0.35 skill, 0.25 load, 0.20 proximity, 0.10 history, 0.10 fairness', () => {
  expect(weights).toEqual({ SKILL: 0.35, LOAD: 0.25, PROXIMITY: 0.2, HISTORY: 0.1, FAIRNESS: 0.1 });
  expect(Object.values(weights).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
});

describe('the score, worked out', () => {
  it.each([
    // 0.35·1 + 0.25·(1−1/4) + 0.2·0.9 + 0.1·(2/3) + 0.1·(1−3/6)
    ['skill 3, one of four, same floor, twice in the room', 3, 1, 'S-03', 2, 3, 0.8342],
    // 0.35·0.7 + 0.25·1 + 0.2·0.4 + 0 + 0.1·(1−0/6)
    ['skill 2, free, other building', 2, 0, 'L-01', 0, 0, 0.675],
    // 0.35·0.4 + 0.25·(1−3/4) + 0.2·0.4 + 0.1·1 + 0.1·(1−6/6)
    ['skill 1, nearly full, knows the room, busiest of the week', 1, 3, 'L-01', 9, 6, 0.3825],
  ])('%s', (_, level, openCount, floorId, historyCount, recentCount, score) => {
    const subject = technician('A', {
      ...{ skills: new Map([['HVAC', level]]), openCount, historyCount, recentCount },
      place: { roomId: null, floorId, buildingId: floorId.charAt(0) },
    });
    // Somebody else sets the week's maximum of six.
    const other = technician('Z', { recentCount: 6, openCount: 3, skills: new Map([['HVAC', 1]]) });
    const mine = rankTechnicians(order, [subject, other], now).find(
      ({ technicianId }) => technicianId === 'A',
    );
    expect(mine?.score).toBe(score);
    const sum = mine!.terms.reduce((total, { value, weight }) => total + value * weight, 0);
    expect(sum).toBeCloseTo(score, 3);
  });

  it.each([
    ['in the room', { roomId: 'S-0307', floorId: 'S-03', buildingId: 'S' }, 1],
    ['on the floor', { roomId: 'S-0301', floorId: 'S-03', buildingId: 'S' }, 0.9],
    ['in the building', { roomId: 'S-0101', floorId: 'S-01', buildingId: 'S' }, 0.7],
    ['elsewhere', { roomId: 'L-0101', floorId: 'L-01', buildingId: 'L' }, 0.4],
    ['unknown', { roomId: null, floorId: null, buildingId: null }, 0.3],
  ])('proximity %s', (_, place, value) => expect(proximity(order, place)).toBe(value));
});

describe('who is left out, with every reason', () => {
  const licensed: RankedOrder = { ...order, certificate: 'ELECTRICIAN' };
  it.each([
    ['OFF_DUTY', order, { onDuty: false }],
    ['NO_SKILL', order, { skills: new Map() }],
    ['OTHER_CAMPUS', order, { campusId: 'EAST' }],
    ['AT_CAPACITY', order, { openCount: 4 }],
    ['DECLINED', order, { declined: true }],
    ['NO_CERTIFICATE', licensed, {}],
    ['CERTIFICATE_EXPIRED', licensed, { certificates: new Map([['ELECTRICIAN', '2026-11-22']]) }],
  ] as const)('%s', (exclusion, asked, facts) => {
    const [ranked] = rankTechnicians(asked, [technician('A', facts as never)], now);
    expect(ranked).toMatchObject({ score: null, terms: [], exclusions: [exclusion] });
  });

  it('counts a licence to the end of its last day', () => {
    const certificates = new Map([['ELECTRICIAN', '2026-11-23']] as const);
    const [ranked] = rankTechnicians(licensed, [technician('A', { certificates })], now);
    expect(ranked?.exclusions).toEqual([]);
  });

  it('names all reasons at once, the nearest miss first', () => {
    const ranked = rankTechnicians(
      licensed,
      [technician('A', { onDuty: false, openCount: 4 }), technician('B', { openCount: 4 })],
      now,
    );
    expect(ranked.map(({ technicianId }) => technicianId)).toEqual(['B', 'A']);
    expect(ranked[1]?.exclusions).toEqual(['OFF_DUTY', 'NO_CERTIFICATE', 'AT_CAPACITY']);
    expect(blockingFilters(ranked)).toEqual(['AT_CAPACITY', 'NO_CERTIFICATE', 'OFF_DUTY']);
  });

  it('blames the filters that stopped those who know the trade', () => {
    const ranked = rankTechnicians(
      order,
      [technician('A', { openCount: 4 }), technician('B', { skills: new Map(), onDuty: false })],
      now,
    );
    expect(blockingFilters(ranked)).toEqual(['AT_CAPACITY']);
  });
});

describe('ties', () => {
  it('go to the fewest open orders, then to the smaller id', () => {
    const busy = technician('A', { openCount: 2, capacity: 8 });
    const free = technician('C', { openCount: 1, capacity: 4 });
    const twin = technician('B', { openCount: 1, capacity: 4 });
    const ranked = rankTechnicians(order, [busy, free, twin], now);
    expect(new Set(ranked.map(({ score }) => score)).size).toBe(1);
    expect(ranked.map(({ technicianId }) => technicianId)).toEqual(['B', 'C', 'A']);
  });

  it('give the same answer whatever the order of the list', () => {
    const crew = ['D', 'B', 'A', 'C'].map((id) => technician(id));
    const ids = (list: RankedTechnician[]) =>
      rankTechnicians(order, list, now).map(({ technicianId }) => technicianId);
    expect(ids(crew)).toEqual(ids(crew.toReversed()));
  });
});
