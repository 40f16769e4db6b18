import { IllegalTransition } from '@houqin/kit/errors';
import { describe, expect, it } from 'vitest';
import { lifecycle as client } from './client/api-client.lifecycle.ts';
import { lifecycle as user } from './user/user.lifecycle.ts';
import { lifecycle as wallDevice } from './wall-device/wall-device.lifecycle.ts';

/** The steps of `domain.md` C1, written out. */
const tables = [
  {
    machine: user,
    steps: [
      ...['INVITED ACTIVE', 'INVITED DISABLED', 'ACTIVE LOCKED', 'ACTIVE DISABLED'],
      ...['LOCKED ACTIVE', 'LOCKED DISABLED'],
    ],
  },
  {
    machine: client,
    steps: [
      ...['PENDING ACTIVE', 'PENDING EXPIRED', 'ACTIVE SUSPENDED', 'ACTIVE EXPIRED'],
      ...['SUSPENDED ACTIVE', 'SUSPENDED EXPIRED'],
    ],
  },
  { machine: wallDevice, steps: ['UNPAIRED PAIRED', 'UNPAIRED REVOKED', 'PAIRED REVOKED'] },
] as const;

describe.each(tables)('$machine.name', ({ machine, steps }) => {
  const states = Object.values(machine.states) as string[];
  const every = states.flatMap((from) => states.map((to) => [from, to] as const));

  it.each(every)('goes from %s to %s exactly where it may', (from, to) => {
    const step = () => (machine.next as (from: string, to: string) => string)(from, to);
    if ((steps as readonly string[]).includes(`${from} ${to}`)) expect(step()).toBe(to);
    else expect(step).toThrow(IllegalTransition);
  });
});
