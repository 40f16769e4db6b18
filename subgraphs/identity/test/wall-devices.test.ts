import { demoId } from '@houqin/kit/id';
import { databases } from '@houqin/kit/testing/databases';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eight, fault, key, startIdentity, type SignedIn, type TestIdentity } from './identity.ts';

const request = `mutation ($input: RequestPairingInput!) {
  requestPairing(input: $input) { deviceId code deviceSecret expiresAt }
}`;
const claim = `mutation ($input: ClaimPairingInput!) {
  claimPairing(input: $input) {
    accessToken deviceSecret refreshToken user { id } viewer { kind name roles campusIds }
  }
}`;
const approve = `mutation ($input: ApproveWallDeviceInput!) {
  approveWallDevice(input: $input) { id name layout state campusId zoom farthestSeatMetres }
}`;
const revoke = `mutation ($input: RevokeWallDeviceInput!) {
  revokeWallDevice(input: $input) { state }
}`;

describe.each(databases())('wallboards on %s', (database) => {
  let identity: TestIdentity;
  let admin: SignedIn;
  beforeAll(async () => void (identity = await startIdentity(database)));
  afterAll(() => identity?.stop());
  beforeEach(async () => {
    identity.clock.set(eight);
    admin = await identity.signIn('admin');
  });

  const asAdmin = async (query: string, input: object) =>
    identity.ask(query, { input: { idempotencyKey: key(), ...input } }, { token: admin.token });
  const offer = async (input: object = {}, address = key()) =>
    (await identity.ask(request, { input }, { address })).data.requestPairing;
  const claimWith = ({ deviceId, deviceSecret }: { deviceId: string; deviceSecret: string }) =>
    identity.ask(claim, { input: { deviceId, deviceSecret } });
  const paired = async () => {
    const screen = await offer();
    await asAdmin(approve, { code: screen.code, name: '调度墙' });
    return screen;
  };

  it('are paired with six digits and sign in with their own key', async () => {
    const screen = await offer({
      ...{ name: 'lobby', diagonalInches: 86, farthestSeatMetres: 4, layout: 'dispatch' },
    });
    expect(screen.code).toMatch(/^\d{6}$/);
    expect(screen.expiresAt).toBe('2026-03-02T08:10:00.000Z');
    expect((await claimWith(screen)).data.claimPairing).toBeNull();
    const code = `${screen.code.slice(0, 3)} ${screen.code.slice(3)}`;
    const { data } = await asAdmin(approve, { code, name: '后勤指挥中心' });
    expect(data.approveWallDevice).toEqual({
      id: screen.deviceId,
      name: '后勤指挥中心',
      layout: 'dispatch',
      state: 'PAIRED',
      campusId: demoId('campus:MAIN'),
      zoom: 1.25,
      farthestSeatMetres: 4,
    });
    const { claimPairing } = (await claimWith(screen)).data;
    expect(claimPairing).toMatchObject({
      refreshToken: null,
      deviceSecret: null,
      user: null,
      viewer: {
        kind: 'DEVICE',
        name: '后勤指挥中心',
        roles: ['wallboard'],
        campusIds: [demoId('campus:MAIN')],
      },
    });
    expect(decodeJwt(claimPairing.accessToken)).toMatchObject({
      sub: screen.deviceId,
      kind: 'device',
      epoch: 1,
    });
    const me = await identity.ask(
      '{ me { kind username device { layout zoom } } }',
      {},
      { token: claimPairing.accessToken as string },
    );
    expect(me.data.me).toEqual({
      kind: 'DEVICE',
      username: null,
      device: { layout: 'dispatch', zoom: 1.25 },
    });
    const list = await identity.ask(
      '{ wallDevices(filter: { state: { eq: PAIRED } }) { nodes { name lastSeenAt } } }',
      {},
      { token: admin.token },
    );
    expect(list.data.wallDevices.nodes).toContainEqual({
      name: '后勤指挥中心',
      lastSeenAt: '2026-03-02T08:00:00.000Z',
    });
  });

  it('are approved once, and only by somebody who may', async () => {
    const screen = await offer();
    const nurse = await identity.signIn('nurse');
    const input = { code: screen.code, name: 'x', idempotencyKey: key() };
    const refused = await identity.ask(approve, { input }, { token: nurse.token });
    expect(fault(refused)).toMatchObject({ code: 'FORBIDDEN' });
    const logistics = await identity.signIn('logistics');
    const elsewhere = { ...input, campusId: demoId('campus:EAST') };
    const foreign = await identity.ask(approve, { input: elsewhere }, { token: logistics.token });
    expect(fault(foreign)).toMatchObject({ code: 'NOT_FOUND' });
    expect((await asAdmin(approve, input)).errors).toBeUndefined();
    const again = await asAdmin(approve, { ...input, idempotencyKey: key() });
    expect(fault(again)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('must ask for new digits after 10 min', async () => {
    const screen = await offer();
    identity.clock.advance(10 * 60_000);
    const late = await asAdmin(approve, { code: screen.code, name: 'x' });
    expect(fault(late)).toMatchObject({ code: 'PAIRING_EXPIRED' });
    expect(fault(await claimWith(screen))).toMatchObject({ code: 'PAIRING_EXPIRED' });
  });

  it('prove who they are with their key, not with their id', async () => {
    const screen = await paired();
    const forged = await claimWith({ ...screen, deviceSecret: 'x'.repeat(43) });
    expect(fault(forged)).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'CREDENTIALS' });
    const unknown = await claimWith({ ...screen, deviceId: demoId('wall-device:none') });
    expect(fault(unknown)).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'CREDENTIALS' });
  });

  it('get a new key once a day and lose nothing when the answer is lost', async () => {
    const screen = await paired();
    identity.clock.advance(24 * 3_600_000);
    const told = (await claimWith(screen)).data.claimPairing.deviceSecret;
    expect(told).toMatch(/^[\w-]{43}$/);
    // The answer was lost: the old key still opens, and tells the same new one.
    expect((await claimWith(screen)).data.claimPairing.deviceSecret).toBe(told);
    const next = { ...screen, deviceSecret: told };
    expect((await claimWith(next)).data.claimPairing.deviceSecret).toBeNull();
    expect(fault(await claimWith(screen))).toMatchObject({ reason: 'CREDENTIALS' });
    expect((await claimWith(next)).errors).toBeUndefined();
  });

  it('go dark when they are revoked', async () => {
    const screen = await paired();
    const { accessToken } = (await claimWith(screen)).data.claimPairing;
    const { data } = await asAdmin(revoke, { id: screen.deviceId });
    expect(data.revokeWallDevice.state).toBe('REVOKED');
    await identity.settled();
    const me = await identity.ask('{ me { kind } }', {}, { token: accessToken as string });
    expect(fault(me)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(fault(await claimWith(screen))).toMatchObject({ reason: 'DISABLED' });
    expect(fault(await asAdmin(revoke, { id: screen.deviceId }))).toMatchObject({
      code: 'INVALID_STATE',
    });
  });

  it('may not flood the table with offers', async () => {
    const address = '203.0.113.9';
    for (let i = 0; i < 20; i++) await offer({}, address);
    const refused = await identity.ask(request, { input: {} }, { address });
    expect(fault(refused)).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 600 });
    expect(await offer({}, '203.0.113.10')).toMatchObject({ code: expect.any(String) });
  });

  it.each([
    ['diagonalInches', 5],
    ['farthestSeatMetres', 0],
    ['layout', '../etc'],
    ['name', ' '],
  ])('are refused with %s %j', async (field, value) => {
    const answer = await identity.ask(request, { input: { [field]: value } }, { address: key() });
    expect(fault(answer)).toMatchObject({ code: 'VALIDATION_FAILED', field });
  });
});
