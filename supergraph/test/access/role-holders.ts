import { randomUUID } from 'node:crypto';
import type { Harness } from '../harness.ts';

const password = 'matrix-of-roles';

interface Places {
  readonly campuses: readonly { readonly id: string }[];
  readonly departments: {
    readonly nodes: readonly { readonly id: string; readonly code: string }[];
  };
  readonly parties: { readonly nodes: readonly { readonly id: string; readonly code: string }[] };
}

export interface PersonInput {
  readonly username: string;
  readonly roles: readonly string[];
  readonly campusId?: string;
  readonly departmentId?: string;
  readonly partyId?: string;
}

/** Makes an account and signs it in. @returns an access token */
export async function signInNew(system: Harness, admin: string, person: PersonInput) {
  const input = { name: person.username, password, idempotencyKey: randomUUID(), ...person };
  await must(
    system,
    'mutation ($input: CreateUserInput!) { createUser(input: $input) { id } }',
    { input },
    admin,
  );
  return system.signIn(person.username, password);
}

/** Campuses, departments and organisations of the demo hospital. */
export const placesOf = (system: Harness, admin: string): Promise<Places> =>
  must(
    system,
    `{ campuses { id } departments(first: 200) { nodes { id code } } parties { nodes { id code } } }`,
    {},
    admin,
  );

/**
 * A token of somebody who holds each role and no other: a person of a ward, a person of an outside
 * organisation, a paired screen, a program.
 */
export async function signInEachRole(
  system: Harness,
  roles: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const admin = await system.signIn('admin');
  const { campuses, departments, parties } = await placesOf(system, admin);
  const home = {
    campusId: campuses[0]!.id,
    departmentId: departments.nodes.find(({ code }) => code === 'CARD2')!.id,
  };
  const party = { partyId: parties.nodes.find(({ code }) => code === 'HENGTAI')!.id };
  const tokenOf = (role: string): Promise<string> => {
    if (role === 'wallboard') return pairScreen(system, admin, home.campusId);
    if (role === 'integration') return signInProgram(system);
    const place = role === 'vendor' ? party : home;
    return signInNew(system, admin, { username: `only-${role}`, roles: [role], ...place });
  };
  const found = await Promise.all(roles.map(async (role) => [role, await tokenOf(role)] as const));
  return new Map(found);
}

async function pairScreen(system: Harness, admin: string, campusId: string): Promise<string> {
  const { requestPairing: offer } = await must<{
    requestPairing: { deviceId: string; deviceSecret: string; code: string };
  }>(system, 'mutation { requestPairing(input: {}) { deviceId deviceSecret code } }');
  const approval = { code: offer.code, name: 'Matrix', campusId, idempotencyKey: randomUUID() };
  await must(
    system,
    'mutation ($input: ApproveWallDeviceInput!) { approveWallDevice(input: $input) { id } }',
    { input: approval },
    admin,
  );
  const { claimPairing } = await must<{ claimPairing: { accessToken: string } }>(
    system,
    'mutation ($input: ClaimPairingInput!) { claimPairing(input: $input) { accessToken } }',
    { input: { deviceId: offer.deviceId, deviceSecret: offer.deviceSecret } },
  );
  return claimPairing.accessToken;
}

async function signInProgram(system: Harness): Promise<string> {
  const { loginClient } = await must<{ loginClient: { accessToken: string } }>(
    system,
    'mutation ($input: LoginClientInput!) { loginClient(input: $input) { accessToken } }',
    { input: { clientId: 'demo-gateway', clientSecret: 'houqin-demo' } },
  );
  return loginClient.accessToken;
}

/** What the demo hospital has none of and a test needs one of. */
export async function plantRows(system: Harness): Promise<void> {
  const [head, nurse] = await Promise.all([system.signIn('head'), system.signIn('nurse')]);
  const { me } = await must<{ me: { user: { id: string } } }>(
    system,
    '{ me { user { id } } }',
    {},
    nurse,
  );
  const input = {
    ...{ substituteId: me.user.id, reason: 'leave', idempotencyKey: randomUUID() },
    ...{ startsAt: new Date(Date.now() + 86_400_000), endsAt: new Date(Date.now() + 172_800_000) },
  };
  await must(
    system,
    'mutation ($input: CreateDelegationInput!) { createApprovalDelegation(input: $input) { id } }',
    { input },
    head,
  );
}

async function must<T>(
  system: Harness,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  token?: string,
): Promise<T> {
  const { data, errors } = await system.ask<T>(query, {
    variables,
    ...(token ? { token } : {}),
  });
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}
