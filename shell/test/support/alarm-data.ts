import { demoUser } from './people.ts';

export interface FakeAlarm {
  readonly id: string;
  version: number;
  readonly severity: 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW';
  state: string;
  readonly [field: string]: unknown;
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

function alarm(
  id: string,
  facts: {
    severity: FakeAlarm['severity'];
    state: string;
    room: readonly [string, string];
    point: string;
    value: number;
    unit: string;
    decimals: number;
    limitText: string;
    minutes: number;
    by?: string;
  },
): FakeAlarm {
  const waiting = facts.state === 'UNACK_ACTIVE' || facts.state === 'RTN_UNACK';
  return {
    id,
    version: 1,
    number: `AL-20261123-${id.slice(-4)}`,
    severity: facts.severity,
    state: facts.state,
    title: `${facts.point}${facts.limitText.startsWith('下') ? '过低' : '过高'}`,
    roomNumber: facts.room[0],
    roomName: facts.room[1],
    value: facts.value,
    currentValue: facts.value,
    limitText: facts.limitText,
    unit: facts.unit,
    active: true,
    raisedAt: minutesAgo(facts.minutes),
    acknowledgedBy: facts.by ? { id: facts.by, name: facts.by } : null,
    allowedActions: waiting ? ['ACKNOWLEDGE', 'SHELVE'] : ['SHELVE'],
    point: { id: `p${id}`, name: facts.point, unitText: facts.unit, decimals: facts.decimals },
  };
}

export const fakeAlarms = (): FakeAlarm[] => [
  alarm('a0001', {
    severity: 'CRITICAL',
    state: 'UNACK_ACTIVE',
    room: ['OR-07', '手术间'],
    point: '压差',
    value: 1.8,
    unit: 'Pa',
    decimals: 1,
    limitText: '下限 5',
    minutes: 8,
  }),
  alarm('a0002', {
    severity: 'HIGH',
    state: 'UNACK_ACTIVE',
    room: ['L-0103', '制冷站'],
    point: '2 号泵振动',
    value: 9.2,
    unit: 'mm/s',
    decimals: 1,
    limitText: '上限 7.1',
    minutes: 4,
  }),
  alarm('a0003', {
    severity: 'HIGH',
    state: 'ACK_ACTIVE',
    room: ['A', '3 号梯'],
    point: '机房温度',
    value: 41,
    unit: '°C',
    decimals: 0,
    limitText: '上限 40',
    minutes: 31,
    by: '赵强',
  }),
  ...[4, 5, 6].map((at) =>
    alarm(`a000${at}`, {
      severity: 'MEDIUM',
      state: at === 4 ? 'UNACK_ACTIVE' : 'ACK_ACTIVE',
      room: ['O-0118', '药房冷柜'],
      point: '温度',
      value: 7.6,
      unit: '°C',
      decimals: 1,
      limitText: '上限 8',
      minutes: 41 + at,
      by: demoUser.name,
    }),
  ),
];
