import { demoId } from '@houqin/kit/id';
import type { Tx } from '@houqin/kit/unit-of-work';
import { ChecklistTemplate } from '../checklist/checklist-template.entity.ts';
import { FaultCode } from '../fault-code/fault-code.entity.ts';
import type { Priority } from '../priority/priority.ts';
import { RefRoom } from '../references/ref-room.entity.ts';
import { RefUser } from '../references/ref-user.entity.ts';
import { ServiceContract } from '../service-contract/service-contract.entity.ts';
import { loadWorkingTimes, type WorkingTimes } from '../sla/load-working-time.ts';
import { SlaPolicy } from '../sla/sla-policy.entity.ts';
import { loadCrew, type CrewMember } from '../technician/crew.ts';
import type { Technician } from '../technician/technician.entity.ts';
import { demoCrew } from './demo-crew.ts';

/** What the demo's orders stand on: facts of the neighbours, rules and people of our own. */
export interface DemoGround {
  readonly now: Date;
  readonly times: WorkingTimes;
  readonly templates: readonly ChecklistTemplate[];
  room(number: string): RefRoom;
  /** Somebody of identity's demo hospital. */
  person(username: string): { readonly id: string; readonly name: string };
  /** A technician by account, or an outside crew by its contract's key. */
  crew(key: string): CrewMember;
  contract(crew: Technician): ServiceContract | null;
  /** The hospital's own technicians. */
  readonly everybody: readonly CrewMember[];
  policy(priority: Priority): SlaPolicy;
  code(code: string): FaultCode;
}

/** @throws Error naming what the neighbours have not told of: they are seeded first */
export async function loadGround(tx: Tx, now: Date): Promise<DemoGround> {
  const rooms = new Map((await tx.find(RefRoom, {})).map((room) => [room.number, room]));
  const users = new Map((await tx.find(RefUser, {})).map((user) => [user.id, user]));
  const all = await loadCrew(tx, now);
  const everybody = all.filter(({ technician }) => !technician.outside);
  const crew = new Map(all.map((member) => [member.technician.userId, member]));
  const policies = new Map((await tx.find(SlaPolicy, {})).map((one) => [one.priority, one]));
  const codes = new Map((await tx.find(FaultCode, {})).map((one) => [one.code, one]));
  const contracts = new Map((await tx.find(ServiceContract, {})).map((one) => [one.id, one]));
  const templates = await tx.find(ChecklistTemplate, {});
  const times = await loadWorkingTimes(tx);
  const known = <V>(kind: string, key: string, value: V | undefined): V => {
    if (value === undefined) throw new Error(`the demo hospital has no ${kind} ${key}`);
    return value;
  };
  return {
    ...{ now, times, templates, everybody },
    room: (number) => known('room', number, rooms.get(number)),
    person(username) {
      const id = demoId(`user:${username}`);
      const ours = demoCrew.find((one) => one.username === username)?.name;
      return { id, name: users.get(id)?.name ?? ours ?? username };
    },
    crew: (key) =>
      known(
        'technician',
        key,
        crew.get(demoId(`user:${key}`)) ?? crew.get(demoId(`service-contract:${key}`)),
      ),
    contract: ({ contractId }) => contracts.get(contractId ?? '') ?? null,
    policy: (priority) => known('policy', priority, policies.get(priority)),
    code: (code) => known('fault code', code, codes.get(code)),
  };
}
