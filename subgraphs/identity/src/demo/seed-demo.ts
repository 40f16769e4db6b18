import type { Context } from '@houqin/kit/context';
import type { DemoPlan } from '@houqin/kit/demo-plan';
import { demoId } from '@houqin/kit/id';
import { record } from '@houqin/kit/record';
import type { SubgraphRuntime } from '@houqin/kit/runtime';
import { transact, type Tx } from '@houqin/kit/unit-of-work';
import { announceAccess } from '../access/announce-access.ts';
import { Subject } from '../access/subject.entity.ts';
import { ApiClient } from '../client/api-client.entity.ts';
import { hashPassword } from '../credentials/password.ts';
import { Department } from '../department/department.entity.ts';
import { Party } from '../party/party.entity.ts';
import { RoleAssignment } from '../role/role-assignment.entity.ts';
import type { SeededRole } from '../role/seeded-roles.ts';
import { roleId } from '../role/sync-permissions.ts';
import { User } from '../user/user.entity.ts';
import { demoDepartments } from './demo-departments.ts';
import { demoClients, demoParties, demoPassword, demoPeople } from './demo-people.ts';

const by = 'demo';
const campusId = demoId('campus:MAIN');
const departmentId = (code: string | null) => code && demoId(`department:${code}`);
const partyId = (code: string | null | undefined) => (code ? demoId(`party:${code}`) : null);

/** Writes departments, outside organisations, people and programs. What is there already stays. */
export async function seedDemo(runtime: SubgraphRuntime, plan: DemoPlan): Promise<void> {
  const ctx = runtime.systemContext();
  // One hash for all: everybody knows the password anyway, and a start must be quick.
  const secretHash = await hashPassword(demoPassword);
  await transact(ctx, async (tx) => {
    if (await tx.count(Department, { id: departmentId('HQ')! })) return;
    seedDepartments(tx, plan.now);
    seedParties(tx, plan.now);
  });
  await transact(ctx, async (tx) => {
    if (await tx.count(User, { id: demoId('user:admin') })) return;
    await seedSubjects(ctx, tx, plan.now, secretHash);
  });
}

function seedDepartments(tx: Tx, at: Date): void {
  for (const { code, nameZh, nameEn, kind, parent } of demoDepartments) {
    const id = departmentId(code)!;
    const facts = { id, code, nameZh, nameEn, kind, parentId: departmentId(parent), campusId };
    const department = Object.assign(new Department(), { ...facts, departmentId: id });
    department.stamp(by, at);
    tx.persist(department);
    record(tx, department, department.changed());
  }
}

function seedParties(tx: Tx, at: Date): void {
  for (const { code, nameZh, nameEn, kind } of demoParties) {
    const party = Object.assign(new Party(), { id: partyId(code)!, code, nameZh, nameEn, kind });
    party.stamp(by, at);
    tx.persist(party);
    record(tx, party, party.changed());
  }
}

async function seedSubjects(ctx: Context, tx: Tx, at: Date, secretHash: string): Promise<void> {
  const subjects: Subject[] = [];
  for (const { username, name, position, phone, department, party, roles } of demoPeople) {
    const id = demoId(`user:${username}`);
    const place = { campusId, departmentId: departmentId(department), partyId: partyId(party) };
    const facts = { id, username, name, position, phone, passwordHash: secretHash, ...place };
    const user = Object.assign(new User(), facts);
    user.activate();
    user.stamp(by, at);
    tx.persist(user);
    record(tx, user, user.changed());
    subjects.push(addSubject(tx, at, { id, kind: 'user', name, ...place }, roles));
  }
  for (const { code, name, kind, party, roles } of demoClients) {
    const id = demoId(`client:${code}`);
    const place = { campusId, departmentId: null, partyId: partyId(party) };
    const client = Object.assign(new ApiClient(), { id, code, name, kind, secretHash, ...place });
    client.activate();
    client.stamp(by, at);
    tx.persist(client);
    subjects.push(addSubject(tx, at, { id, kind: 'client', name, ...place }, roles));
  }
  await announceAccess(tx, subjects, { id: by, at: ctx.clock.now() });
}

function addSubject(
  tx: Tx,
  at: Date,
  facts: Pick<Subject, 'id' | 'kind' | 'name' | 'departmentId' | 'partyId'>,
  roles: readonly SeededRole[],
): Subject {
  const place = { campusId, campusIds: [campusId], demo: true };
  const subject = Object.assign(new Subject(), { ...facts, ...place });
  subject.stamp(by, at);
  tx.persist(subject);
  for (const role of roles) {
    const assignment = {
      subjectId: subject.id,
      roleId: roleId(role),
      createdAt: at,
      createdBy: by,
    };
    tx.persist(Object.assign(new RoleAssignment(), assignment));
  }
  return subject;
}
