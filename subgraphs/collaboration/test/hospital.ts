import type { ScopeLevel } from '@houqin/kit/access';
import type { Clock } from '@houqin/kit/clock';
import { ulid } from '@houqin/kit/id';
import type { TestDatabase } from '@houqin/kit/testing/databases';
import {
  asCaller,
  graph,
  startTestSubgraph,
  type GraphAnswer,
  type TestSubgraph,
} from '@houqin/kit/testing/graph';
import { RefDepartment } from '../src/references/ref-department.entity.ts';
import { RefPersonRole } from '../src/references/ref-person-role.entity.ts';
import { RefPerson } from '../src/references/ref-person.entity.ts';
import { subgraph } from '../src/subgraph.ts';

export const campus = ulid();
export const cardiology = ulid();
export const ward = ulid();

/** Somebody of the staff, known to identity and able to act. */
export interface Staff {
  readonly id: string;
  readonly name: string;
  readonly caller: ReturnType<typeof asCaller>;
}

/** The domain with a small hospital: a ward below cardiology, and people with roles. */
export interface Hospital {
  readonly running: TestSubgraph;
  /** Makes somebody known, with roles and a department. */
  staff(name: string, roles?: readonly string[], departmentId?: string): Promise<Staff>;
  ask(who: Staff, query: string, variables?: object): Promise<GraphAnswer>;
  /** Runs a mutation with a key of its own; answers the case, or code and details of the fault. */
  act(who: Staff, name: string, input: object): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

export const fields = `id number state round stuck amount version allowedActions waitingForMe
  steps { key state missing
    seats { id personName origin decision decidedByName merged waiting handedOverBy } }
  decisions { round personName decidedByName decision merged comment }`;

export const noticeFields = `id number state pendingState edition version title body audienceSize
  allowedActions recallReason myReceipt { unread corrected toConfirm }
  versions { edition state title body reviewComment reviewerName }
  comments { id parentId authorName text hiddenAt hiddenReason }`;

const inputTypes: Readonly<Record<string, string>> = {
  createApprovalDelegation: 'CreateDelegationInput',
  revokeApprovalDelegation: 'RevokeDelegationInput',
  ...{ submitNotice: 'NoticeStepInput', withdrawNotice: 'NoticeStepInput' },
  ...{ discardNotice: 'NoticeStepInput', openNotice: 'ReadNoticeInput' },
  confirmNotice: 'ReadNoticeInput',
};

const selectionOf = (name: string): string =>
  name.includes('Delegation')
    ? 'id version revokedAt'
    : name === 'setNoticePreference'
      ? 'classCode channels { channel enabled locked }'
      : name === 'setNoticeContact'
        ? 'mail mobile'
        : name.includes('Notice')
          ? noticeFields
          : fields;

/** As `contract/permissions.json` grants them to who is an employee besides. */
function noticeGrants(roles: readonly string[]): Readonly<Record<string, readonly ScopeLevel[]>> {
  const desk = { 'notice:recall': ['CAMPUS'], 'notice:moderate': ['CAMPUS'] } as const;
  const [editor, reviewer] = [roles.includes('editor'), roles.includes('notice-reviewer')];
  const all: Readonly<Record<string, readonly ScopeLevel[]>> = {
    ...(editor ? { ...desk, 'notice:write': ['CAMPUS'] } : {}),
    ...(reviewer ? { ...desk, 'notice:review': ['CAMPUS'] } : {}),
    ...(editor || reviewer ? { 'notice-receipt:read': ['CAMPUS'] } : {}),
    'notice:read': editor || reviewer ? ['OWN', 'CAMPUS'] : ['OWN'],
    'notice:comment': ['OWN'],
  };
  return all;
}

export async function startHospital(database: TestDatabase, clock?: Clock): Promise<Hospital> {
  const running = await startTestSubgraph(subgraph, { database, ...(clock ? { clock } : {}) });
  const em = () => running.runtime.orm.em.fork();
  const department = (id: string, name: string, parentId: string | null) =>
    Object.assign(new RefDepartment(), { id, name, nameEn: name, parentId, campusId: campus });
  await em()
    .persist([department(cardiology, '心内科', null), department(ward, '心内科二病区', cardiology)])
    .flush();
  let keys = 0;
  return {
    running,
    async staff(name, roles = [], departmentId = ward) {
      const id = ulid();
      const person = { id, name, departmentId, campusIds: [campus], roles, active: true, epoch: 1 };
      const rows = roles.map((role) => Object.assign(new RefPersonRole(), { personId: id, role }));
      await em()
        .persist([Object.assign(new RefPerson(), person), ...rows])
        .flush();
      const admin = roles.includes('admin');
      const caller = asCaller({
        ...{ subjectId: id, name, departmentId, campusIds: [campus] },
        grants: {
          ...{ 'approval:read': admin ? 'ALL' : 'OWN', 'approval:submit': 'OWN' },
          ...{ 'approval:decide': 'OWN', 'approval-flow:read': 'ALL' },
          ...(admin ? { 'approval:administer': 'ALL' } : {}),
          ...noticeGrants(roles),
        },
      });
      return { id, name, caller };
    },
    ask: (who, query, variables) => graph(running, who.caller, query, variables as never),
    async act(who, name, input) {
      const type = inputTypes[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      const selection = selectionOf(name);
      const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`;
      const variables = { input: { idempotencyKey: `key-${(keys += 1)}`, ...input } };
      const answer = await graph(running, who.caller, query, variables);
      const data = answer.data as Record<string, Record<string, unknown>> | null | undefined;
      return data?.[name] ?? { ...answer.errors?.[0]?.extensions };
    },
    stop: () => running.stop(),
  };
}
