import { getNamedType } from 'graphql';
import { fixedClock, type FixedClock } from '@houqin/kit/clock';
import type { AlarmFacts } from '@houqin/environment/events';
import { demoId, ulid } from '@houqin/kit/id';
import type { Caller } from '@houqin/kit/context';
import type { Settings } from '@houqin/kit/settings';
import type { SubgraphRuntime } from '@houqin/kit/subgraph';
import {
  asCaller,
  graph,
  startTestSubgraph,
  type GraphAnswer,
  type TestCallerFacts,
  type TestSubgraph,
} from '@houqin/kit/testing/graph';
// Declares what `databases()` reads from the runner.
import type {} from '@houqin/kit/testing/global-setup';
import type { TestDatabase } from '@houqin/kit/testing/databases';
import permissionFile from '../contract/permissions.json' with { type: 'json' };
import type { ScopeLevel } from '@houqin/kit/access';
import { subgraph } from '../src/subgraph.ts';
import { installDefaults } from '../src/rules/install-defaults.ts';
import type { CertificateKind } from '../src/rules/certificate-kind.ts';
import { Certificate } from '../src/technician/certificate.entity.ts';
import { Shift } from '../src/technician/shift.entity.ts';
import { TechnicianSkill } from '../src/technician/technician-skill.entity.ts';
import { Technician } from '../src/technician/technician.entity.ts';
import type { Trade } from '../src/trade/trade.ts';
import { Producer } from './producer.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests know what they asked for
type Answer = any;

/** A Monday of the hospital, 10:00 on its walls. */
export const monday = new Date('2026-11-23T02:00:00Z');
export const campusId = demoId('campus:MAIN');
export const wardId = demoId('department:CARD2');
export const theatreId = demoId('department:OR');

/** A caller with the grants that the reviewed file gives the roles. */
export function role(
  roles: string | readonly string[],
  facts: Pick<TestCallerFacts, 'subjectId' | 'name' | 'departmentId' | 'partyId'> = {},
): Caller {
  const grants: Record<string, ScopeLevel[]> = {};
  for (const { code, grants: given } of permissionFile.permissions) {
    for (const one of [roles].flat()) {
      const level = (given as Readonly<Record<string, string | undefined>>)[one];
      if (level) (grants[code] ??= []).push(level as ScopeLevel);
    }
  }
  const kind = [roles].flat().includes('wallboard') ? 'device' : 'user';
  return asCaller({
    ...{ kind, grants, campusIds: [campusId], subjectId: ulid(), departmentId: null, name: '某人' },
    ...facts,
  });
}

export interface TestTechnician {
  readonly id: string;
  readonly caller: Caller;
}

export interface TechnicianFacts {
  readonly name: string;
  readonly skills: Partial<Record<Trade, number>>;
  readonly certificates?: Partial<Record<CertificateKind, string>>;
  readonly capacity?: number;
  readonly campusId?: string;
  readonly onDuty?: boolean;
}

/** The subgraph with its neighbours played by the test, and a few people. */
export class Hospital {
  readonly running: TestSubgraph;
  readonly clock: FixedClock;
  readonly facility: Producer;
  readonly identity: Producer;
  readonly environment: Producer;
  readonly nurse = role(['nurse', 'employee'], {
    ...{ name: '陈静', departmentId: wardId, subjectId: demoId('user:nurse') },
  });
  readonly dispatcher = role(['dispatcher', 'employee'], {
    ...{ name: '何敏', subjectId: demoId('user:dispatcher') },
  });
  readonly admin = role(['admin', 'employee'], { name: '高翔' });

  private constructor(running: TestSubgraph, clock: FixedClock) {
    this.running = running;
    this.clock = clock;
    this.facility = new Producer(running.bus, 'facility');
    this.identity = new Producer(running.bus, 'identity');
    this.environment = new Producer(running.bus, 'environment');
  }

  static async open(
    database: TestDatabase,
    at: Date = monday,
    settings: Partial<Settings> = {},
  ): Promise<Hospital> {
    const clock = fixedClock(at);
    // Timers run, and webhooks go out, when a test says so.
    const start = async ({ orm }: SubgraphRuntime) => {
      await installDefaults(orm.em.fork());
      return () => Promise.resolve();
    };
    const quiet = { ...subgraph, jobs: [], start };
    const running = await startTestSubgraph(quiet, { database, clock, settings });
    const hospital = new Hospital(running, clock);
    await hospital.room('A-0507', '治疗室', 'Treatment room', 'TREATMENT', wardId);
    await hospital.room('A-0501', '病房 1', 'Ward room 1', 'WARD', wardId);
    await hospital.room('S-0307', '手术间 OR-07', 'Theatre OR-07', 'THEATRE', theatreId);
    await hospital.room('O-0118', '药房冷柜间', 'Pharmacy cold store', 'COLD_STORE', null);
    await running.settled();
    return hospital;
  }

  stop(): Promise<void> {
    return this.running.stop();
  }

  get em() {
    return this.running.runtime.orm.em.fork();
  }

  get system() {
    return this.running.systemContext();
  }

  async room(
    number: string,
    name: string,
    nameEn: string,
    roomType: string,
    departmentId: string | null,
  ): Promise<string> {
    const roomId = demoId(`room:${number}`);
    const [building = '', rest = ''] = number.split('-');
    await this.facility.say('facility.room.changed', roomId, {
      ...{ roomId, number, name, nameEn, roomType, roomClass: 'NONE', state: 'IN_USE' },
      ...{
        floorId: demoId(`floor:${building}-${rest.slice(0, 2)}`),
        floorNumber: 3,
        floorName: '',
      },
      ...{ buildingId: demoId(`building:${building}`), buildingCode: building },
      ...{ buildingName: building, buildingNameEn: building, campusId, departmentId },
      retired: false,
    });
    return roomId;
  }

  /** A technician on duty all day and night of the test, unless told otherwise. */
  async technician(facts: TechnicianFacts): Promise<TestTechnician> {
    const em = this.em;
    const technician = new Technician();
    const userId = demoId(`user:${facts.name}`);
    const trade = Object.keys(facts.skills)[0] as Trade;
    Object.assign(technician, {
      id: demoId(`technician:${facts.name}`),
      ...{ userId, name: facts.name, trade, postZh: `${trade} 01`, postEn: `${trade} 01` },
      ...{ capacity: facts.capacity ?? 4, campusId: facts.campusId ?? campusId },
      ...{ onDuty: facts.onDuty ?? true, createdAt: monday, createdBy: 'test' },
      ...{ updatedAt: monday, updatedBy: 'test' },
    } satisfies Partial<Technician>);
    em.persist(technician);
    for (const [skill, level] of Object.entries(facts.skills)) {
      const row = { technicianId: technician.id, trade: skill as Trade, level };
      em.persist(Object.assign(new TechnicianSkill(), row));
    }
    for (const [kind, expiresOn] of Object.entries(facts.certificates ?? {})) {
      const row = { technicianId: technician.id, kind: kind as CertificateKind, expiresOn };
      em.persist(Object.assign(new Certificate(), { ...row, number: `T-${facts.name}` }));
    }
    if (facts.onDuty ?? true) {
      const shift = { technicianId: technician.id, code: 'DAY' as const };
      const day = 86_400_000;
      em.persist(
        Object.assign(new Shift(), {
          ...shift,
          startsAt: new Date(monday.getTime() - day),
          endsAt: new Date(monday.getTime() + 60 * day),
        }),
      );
    }
    await em.flush();
    const caller = role(['technician', 'employee'], { subjectId: userId, name: facts.name });
    return { id: technician.id, caller };
  }

  ask(
    caller: Caller,
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
    locale: 'zh' | 'en' = 'en',
  ): Promise<GraphAnswer> {
    return graph(this.running, caller, query, variables, { locale });
  }

  /** Runs a mutation by its name; answers the entity or throws the first error's extensions. */
  async act(
    caller: Caller,
    name: string,
    input: Readonly<Record<string, unknown>>,
    fields = 'id state version',
    locale: 'zh' | 'en' = 'en',
  ): Promise<Answer> {
    const field = this.running.schema.getMutationType()!.getFields()[name]!;
    const type = getNamedType(field.args[0]!.type).name;
    const query = `mutation($input: ${type}!) { answer: ${name}(input: $input) { ${fields} } }`;
    const complete = { idempotencyKey: ulid(), ...input };
    const answer = await this.ask(caller, query, { input: complete }, locale);
    const [error] = answer.errors ?? [];
    if (error) throw Object.assign(new Error(error.message), error.extensions);
    return answer.data.answer;
  }

  /** Reports a fault as the nurse; P2, for the trade of the symptom. */
  report(input: Readonly<Record<string, unknown>> = {}, caller = this.nurse): Promise<Answer> {
    return this.act(
      caller,
      'createServiceRequest',
      { roomId: demoId('room:A-0507'), symptom: 'WATER_LEAK', title: '水池下面漏水', ...input },
      'id number state version suggestedTrade confidence workOrder { id number state version priority technician { id } }',
    );
  }

  async order(id: string, fields: string, caller: Caller = this.admin): Promise<Answer> {
    const query = `query($id: ID!) { workOrder(id: $id) { ${fields} } }`;
    const answer = await this.ask(caller, query, { id });
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data.workOrder;
  }
}

/** An alarm as environment tells of it. */
export const anAlarm = (facts: Partial<AlarmFacts> = {}): AlarmFacts => ({
  ...{ alarmId: ulid(), number: 'AL-20261123-0001', pointId: demoId('point:or07-pressure') },
  ...{ pointCode: 'or07-pressure', definitionId: demoId('definition'), kind: 'LOW' },
  ...{ severity: 'CRITICAL', lifeSafety: true, opensOrder: 'AT_ONCE', quantity: 'PRESSURE' },
  ...{ unit: 'Pa', value: 1.8, limit: 5, limitText: '≥ 5 Pa', roomId: demoId('room:S-0307') },
  ...{ roomNumber: 'S-0307', roomName: '手术间 OR-07', roomNameEn: 'Theatre OR-07' },
  ...{ title: '压差低', titleEn: 'Low pressure', raisedAt: monday.toISOString(), occurrence: 1 },
  faultHint: 'PRESSURE_LOW',
  ...facts,
});
