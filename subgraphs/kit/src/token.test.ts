import {
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { fixedClock } from './clock.ts';
import { DependencyDown, Unauthenticated } from './errors.ts';
import { TokenVerifier } from './token.ts';

const now = new Date('2026-03-01T08:00:00Z');
const seconds = now.getTime() / 1000;
const ours = generateKeyPairSync('ed25519');
const foreign = generateKeyPairSync('ed25519');
const jwkOf = (key: KeyObject, kid: string) => ({ ...key.export({ format: 'jwk' }), kid });

const refreshMs = 50;
const claims = {
  ...{ iss: 'houqin', aud: 'houqin', sub: 'user-1', sid: 'session-1', epoch: 3 },
  ...{ iat: seconds, nbf: seconds, exp: seconds + 900 },
};

let clock = fixedClock(now);
let published = [jwkOf(ours.publicKey, 'k1')];
let fetches = 0;
let verifier: TokenVerifier;

beforeEach(() => {
  clock = fixedClock(now);
  published = [jwkOf(ours.publicKey, 'k1')];
  fetches = 0;
  const source = {
    keys() {
      fetches += 1;
      return Promise.resolve(published as never);
    },
  };
  verifier = new TokenVerifier(source, clock, { refreshMs });
});

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function token(
  payload: object = claims,
  header: object = { alg: 'EdDSA', kid: 'k1' },
  key: KeyObject = ours.privateKey,
): string {
  const text = `${part(header)}.${part(payload)}`;
  return `${text}.${sign(null, Buffer.from(text), key).toString('base64url')}`;
}

async function refusal(bad: string): Promise<unknown> {
  try {
    await verifier.verify(bad);
  } catch (error) {
    expect(error).toBeInstanceOf(Unauthenticated);
    return (error as Unauthenticated).details.reason;
  }
  throw new Error('the token was accepted');
}

it('takes a token of ours and says whose it is', async () => {
  expect(await verifier.verify(token())).toEqual({
    subjectId: 'user-1',
    sessionId: 'session-1',
    epoch: 3,
    expiresAt: new Date('2026-03-01T08:15:00Z'),
  });
});

it('verifies a token once, and notices when it ends', async () => {
  const one = token();
  await verifier.verify(one);
  await verifier.verify(one);
  expect(fetches).toBe(1);
  clock.advance(900_000);
  expect(await refusal(one)).toBe('EXPIRED');
});

it.each([
  ['expired', { ...claims, exp: seconds - 1 }, 'EXPIRED'],
  ['without an end', { ...claims, exp: undefined }, 'BAD_TOKEN'],
  ['not valid yet', { ...claims, nbf: seconds + 1 }, 'BAD_TOKEN'],
  ['of another issuer', { ...claims, iss: 'houqin2' }, 'BAD_TOKEN'],
  ['without an issuer', { ...claims, iss: undefined }, 'BAD_TOKEN'],
  ['for another audience', { ...claims, aud: 'vendor' }, 'BAD_TOKEN'],
  ['for no audience', { ...claims, aud: undefined }, 'BAD_TOKEN'],
  ['without a subject', { ...claims, sub: undefined }, 'BAD_TOKEN'],
  ['with an empty subject', { ...claims, sub: '' }, 'BAD_TOKEN'],
  ['without an epoch', { ...claims, epoch: undefined }, 'BAD_TOKEN'],
  ['with an epoch that is no number', { ...claims, epoch: '9' }, 'BAD_TOKEN'],
])('refuses a token %s', async (_, payload, reason) => {
  expect(await refusal(token(payload))).toBe(reason);
});

it('refuses unsigned tokens', async () => {
  for (const alg of ['none', 'None', 'NONE', '']) {
    expect(await refusal(`${part({ alg, kid: 'k1' })}.${part(claims)}.`)).toBe('BAD_TOKEN');
  }
  const [header, payload] = token().split('.');
  expect(await refusal(`${header}.${payload}.`)).toBe('BAD_TOKEN');
});

it('refuses a public key used as the secret of HS256', async () => {
  const publicPem = createPublicKey(ours.privateKey).export({ type: 'spki', format: 'pem' });
  const raw = Buffer.from(ours.publicKey.export({ format: 'jwk' }).x as string, 'base64url');
  for (const secret of [publicPem, raw]) {
    for (const alg of ['HS256', 'EdDSA']) {
      const text = `${part({ alg, kid: 'k1' })}.${part(claims)}`;
      const mac = createHmac('sha256', secret).update(text).digest('base64url');
      expect(await refusal(`${text}.${mac}`)).toBe('BAD_TOKEN');
    }
  }
});

it('refuses a foreign key, whatever the header says of where to find it', async () => {
  const jwk = jwkOf(foreign.publicKey, 'k1');
  const tricks = [
    { kid: 'k1' },
    { kid: 'k2' },
    { kid: undefined },
    { kid: '../../dev/null' },
    { kid: { $ne: 1 } },
    { kid: 'k1', jwk },
    { kid: 'k1', jku: 'http://127.0.0.1:9/jwks.json', x5u: 'http://127.0.0.1:9/cert' },
  ];
  for (const trick of tricks) {
    const bad = token(claims, { alg: 'EdDSA', ...trick }, foreign.privateKey);
    expect(await refusal(bad)).toBe('BAD_TOKEN');
  }
});

it('takes no notice of a jwk in the header of a good token', async () => {
  const header = { alg: 'EdDSA', kid: 'k1', jwk: jwkOf(foreign.publicKey, 'k1') };
  await expect(verifier.verify(token(claims, header))).resolves.toBeDefined();
});

it('refuses critical extensions, changed payloads and rubbish', async () => {
  const critical = token(claims, { alg: 'EdDSA', kid: 'k1', crit: ['b64'], b64: false });
  const [header, , signature] = token().split('.');
  const changed = `${header}.${part({ ...claims, sub: 'admin' })}.${signature}`;
  const rubbish = ['', '.', '..', 'a.b.c', 'x'.repeat(5000), `${token()}.x`];
  for (const bad of [critical, changed, ...rubbish]) expect(await refusal(bad)).toBe('BAD_TOKEN');
});

it('takes a new key as soon as a token names it', async () => {
  await verifier.verify(token());
  published = [...published, jwkOf(foreign.publicKey, 'k2')];
  const rotated = token(claims, { alg: 'EdDSA', kid: 'k2' }, foreign.privateKey);
  await expect(verifier.verify(rotated)).resolves.toMatchObject({ subjectId: 'user-1' });
});

it('asks for unknown keys no more often than it may, however many tokens name them', async () => {
  await verifier.verify(token());
  const began = performance.now();
  const madeUp = Array.from({ length: 50 }, (_, i) =>
    token(claims, { alg: 'EdDSA', kid: `made-up-${i}` }, foreign.privateKey),
  );
  await Promise.all(madeUp.map(refusal));
  await Promise.all(madeUp.map(refusal));
  expect(fetches).toBe(3);
  expect(performance.now() - began).toBeGreaterThan(2 * refreshMs - 5);
});

it('says when the keys cannot be had, and recovers', async () => {
  let down = true;
  const source = {
    keys: () => (down ? Promise.reject(new Error('refused')) : Promise.resolve(published as never)),
  };
  const late = new TokenVerifier(source, clock, { refreshMs });
  await expect(late.verify(token())).rejects.toBeInstanceOf(DependencyDown);
  down = false;
  await expect(late.verify(token())).resolves.toBeDefined();
});

it('never uses a private or non-Ed25519 key that the source publishes by mistake', async () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  published = [jwkOf(rsa.publicKey, 'k1'), jwkOf(ours.privateKey, 'k2')];
  expect(await refusal(token(claims))).toBe('BAD_TOKEN');
  expect(await refusal(token(claims, { alg: 'EdDSA', kid: 'k2' }))).toBe('BAD_TOKEN');
});
