import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { serve, type Served } from '@houqin/kit/serve';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startHarness, type Harness } from '../harness.ts';

/**
 * Every token here is a lie of one kind, made by somebody who knows all that is public and, for the
 * claims, even our private key. Each is shown at every door: the graph over HTTP, the graph over a
 * WebSocket, and a subgraph that is reached past the gateway.
 */
interface Forger {
  /** Our own key: what it signs is false only in what it says. */
  readonly ours: KeyObject;
  readonly kid: string;
  readonly publicJwk: { readonly x: string };
  readonly publicPem: string;
  readonly foreign: KeyObject;
  readonly foreignJwk: object;
  /** Claims of a living session of the administrator. */
  readonly claims: Record<string, unknown>;
  readonly genuine: string;
  /** Refresh token of that session. */
  readonly refresh: string;
  /** Claims of somebody without a session at hand. */
  readonly other: Record<string, unknown>;
}

let system: Harness;
let subgraph: Served;
let forger: Forger;

const part = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());
const header = (more: object = {}) => ({ alg: 'EdDSA', typ: 'JWT', kid: forger.kid, ...more });
const signed = (head: unknown, body: unknown, key: KeyObject = forger.ours): string => {
  const text = `${part(head)}.${part(body)}`;
  return `${text}.${sign(null, Buffer.from(text), key).toString('base64url')}`;
};
const hashed = (head: object, secret: string | Buffer): string => {
  const text = `${part(head)}.${part(forger.claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
};
const saying = (claims: object): string => signed(header(), { ...forger.claims, ...claims });
const without = (claim: string): string => {
  const { [claim]: _left, ...rest } = forger.claims;
  return signed(header(), rest);
};
const seconds = () => Math.floor(Date.now() / 1000);
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const withKey = (alg: string, key: KeyObject): string => {
  const text = `${part(header({ alg }))}.${part(forger.claims)}`;
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
  return `${text}.${signature.toString('base64url')}`;
};

const forgeries: readonly (readonly [string, () => string])[] = [
  // No algorithm.
  ...['none', 'None', 'NONE', 'nOnE', ''].map(
    (alg) => [`alg "${alg}"`, () => `${part(header({ alg }))}.${part(forger.claims)}.`] as const,
  ),
  [
    'alg none with our signature kept',
    () => `${part(header({ alg: 'none' }))}.${forger.genuine.split('.').slice(1).join('.')}`,
  ],
  ['no alg at all', () => signed({ typ: 'JWT', kid: forger.kid }, forger.claims)],
  // Another algorithm, with what is public as its key.
  ['HS256 with the public key in PEM', () => hashed(header({ alg: 'HS256' }), forger.publicPem)],
  [
    'HS256 with the public key as bytes',
    () => hashed(header({ alg: 'HS256' }), Buffer.from(forger.publicJwk.x, 'base64url')),
  ],
  [
    'HS256 with the public JWK',
    () => hashed(header({ alg: 'HS256' }), JSON.stringify(forger.publicJwk)),
  ],
  ['HS256 with an empty secret', () => hashed(header({ alg: 'HS256' }), '')],
  ['RS256', () => withKey('RS256', rsa)],
  ['ES256', () => withKey('ES256', p256)],
  ['alg Ed448 over our key', () => signed(header({ alg: 'Ed448' }), forger.claims)],
  ['alg as a list', () => signed(header({ alg: ['EdDSA'] }), forger.claims)],
  // Another key.
  ['a foreign key under our kid', () => signed(header(), forger.claims, forger.foreign)],
  ['a foreign key under no kid', () => signed({ alg: 'EdDSA' }, forger.claims, forger.foreign)],
  [
    'a foreign key under its own kid',
    () => signed(header({ kid: 'mine' }), forger.claims, forger.foreign),
  ],
  [
    'a foreign key in jwk',
    () => signed(header({ jwk: forger.foreignJwk }), forger.claims, forger.foreign),
  ],
  [
    'a foreign key in jku',
    () => signed(header({ jku: 'http://127.0.0.1:9/jwks.json' }), forger.claims, forger.foreign),
  ],
  [
    'a foreign key in x5u',
    () => signed(header({ x5u: 'http://127.0.0.1:9/cert.pem' }), forger.claims, forger.foreign),
  ],
  ['a foreign key in x5c', () => signed(header({ x5c: ['MIIB'] }), forger.claims, forger.foreign)],
  // Tricks with the name of the key; the signature is made with an empty or foreign key.
  ...[
    '../../../dev/null',
    "' UNION SELECT '{}' --",
    'mine\u0000',
    '__proto__',
    'constructor',
    '*',
    '',
  ].map(
    (kid) =>
      [
        `kid ${JSON.stringify(kid)}`,
        () => signed(header({ kid }), forger.claims, forger.foreign),
      ] as const,
  ),
  ['kid as a list', () => signed(header({ kid: [forger.kid] }), forger.claims)],
  ['kid as a number', () => signed(header({ kid: 1 }), forger.claims)],
  // Extensions that a verifier must understand or refuse (RFC 7515, 4.1.11).
  ['an unknown crit', () => signed(header({ crit: ['houqin'], houqin: true }), forger.claims)],
  ['b64 false', () => signed(header({ crit: ['b64'], b64: false }), forger.claims)],
  // False claims, honestly signed.
  ['expired', () => saying({ exp: seconds() - 1 })],
  ['expired for ever', () => saying({ exp: 0 })],
  ['not yet valid', () => saying({ nbf: seconds() + 3_600 })],
  ['another audience', () => saying({ aud: 'other' })],
  ['no audience', () => without('aud')],
  ['another issuer', () => saying({ iss: 'https://evil.example' })],
  ['no issuer', () => without('iss')],
  ['no subject', () => without('sub')],
  ['an empty subject', () => saying({ sub: '' })],
  ['a subject nobody is', () => saying({ sub: '01ARZ3NDEKTSV4RRFFQ69G5FAV' })],
  ['no end', () => without('exp')],
  ['an end that is text', () => saying({ exp: 'never' })],
  ['no epoch', () => without('epoch')],
  ['an epoch that is text', () => saying({ epoch: '1' })],
  ['an older epoch', () => saying({ epoch: (forger.claims['epoch'] as number) - 1 })],
  // Texts that were changed.
  [
    'another subject under our signature',
    () => splice(1, part({ ...forger.claims, sub: forger.other['sub'] })),
  ],
  ['no signature', () => splice(2, '')],
  ['half a signature', () => splice(2, forger.genuine.split('.')[2]!.slice(0, 43))],
  ['a signature of zeros', () => splice(2, Buffer.alloc(64).toString('base64url'))],
  ['two parts', () => forger.genuine.split('.').slice(0, 2).join('.')],
  ['five parts', () => `${forger.genuine}.a.b`],
  [
    'a claim named twice',
    () =>
      splice(1, part(`{"sub":"${forger.other['sub']}",${JSON.stringify(forger.claims).slice(1)}`)),
  ],
  ['the refresh token', () => forger.refresh],
  ['a token of a megabyte', () => saying({ fill: 'x'.repeat(8_000) })],
  ['no token at all', () => 'null'],
];

function splice(index: number, text: string): string {
  const parts = forger.genuine.split('.');
  parts[index] = text;
  return parts.join('.');
}

const signIn =
  'mutation ($input: LoginInput!) { login(input: $input) { accessToken refreshToken } }';
interface SignedIn {
  readonly accessToken: string;
  readonly refreshToken: string;
}
async function programSignIn(username: string): Promise<SignedIn> {
  const input = { username, password: 'houqin-demo', returnRefreshToken: true };
  const { data } = await system.ask<{ login: SignedIn }>(signIn, { variables: { input } });
  return data!.login;
}

beforeAll(async () => {
  system = await startHarness({ domains: ['identity', 'facility'] });
  const facility = system.subgraphs.find(({ name }) => name === 'facility')!;
  subgraph = await serve(facility, { host: '127.0.0.1', port: 0 });
  const { accessToken, refreshToken } = await programSignIn('admin');
  const database = new DatabaseSync(join(system.dataDir, 'identity.sqlite'), { readOnly: true });
  const row = database
    .prepare("select id, secret, public_jwk from key_material where purpose = 'SIGNING'")
    .get() as Record<'id' | 'secret' | 'public_jwk', string>;
  database.close();
  const ours = createPrivateKey({ key: JSON.parse(row.secret), format: 'jwk' });
  const foreign = generateKeyPairSync('ed25519');
  forger = {
    ours,
    kid: row.id,
    publicJwk: JSON.parse(row.public_jwk),
    publicPem: createPublicKey(ours).export({ type: 'spki', format: 'pem' }) as string,
    foreign: foreign.privateKey,
    foreignJwk: foreign.publicKey.export({ format: 'jwk' }),
    claims: claimsOf(accessToken),
    genuine: accessToken,
    refresh: refreshToken,
    other: claimsOf((await programSignIn('nurse')).accessToken),
  };
});
afterAll(async () => {
  await subgraph.close();
  await system.dispose();
});

const rooms = '{ rooms(first: 1) { nodes { id } } }';
type Code = string | null;
/** The code a door answers; null when it let the token in. */
const codeOf = (answer: { data?: unknown; errors?: { extensions?: { code?: string } }[] }): Code =>
  answer.errors?.[0]?.extensions?.code ?? (answer.data ? null : 'nothing');

async function overHttp(url: string, token: string): Promise<Code> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: rooms }),
  });
  return codeOf((await response.json()) as object);
}

function overWebSocket(token: string): Promise<Code> {
  const socket = new WebSocket(
    `${system.url.replace('http', 'ws')}/graphql`,
    'graphql-transport-ws',
  );
  const send = (message: object) => socket.send(JSON.stringify(message));
  return new Promise<Code>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () =>
      send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }),
    );
    socket.on('close', (code) => resolve(`closed ${code}`));
    socket.on('message', (data) => {
      const { type, payload } = JSON.parse(String(data)) as { type: string; payload: never };
      if (type === 'connection_ack')
        send({ id: '1', type: 'subscribe', payload: { query: rooms } });
      if (type === 'next') resolve(codeOf(payload));
      if (type === 'error') resolve(codeOf({ errors: payload }));
    });
  }).finally(() => socket.terminate());
}

const doors = (token: string) =>
  Promise.all([overHttp(system.url, token), overWebSocket(token), overHttp(subgraph.url, token)]);
const refused = new Set(['UNAUTHENTICATED', 'TOKEN_STALE']);

it('lets the genuine token in at every door', async () => {
  expect(await doors(forger.genuine)).toEqual([null, null, null]);
  expect(await doors(saying({ exp: seconds() + 60 }))).toEqual([null, null, null]);
});

describe('lets in no token', () => {
  it.for(forgeries)('%s', async ([, forge]) => {
    const codes = await doors(forge());
    expect(
      codes.every((code) => code !== null && refused.has(code)),
      String(codes),
    ).toBe(true);
  });
});

it('that is replayed: a refresh token used again ends its whole family, at every door', async () => {
  const first = await programSignIn('nurse');
  const refresh = async (refreshToken: string) => {
    const { data } = await system.ask<{ refreshSession: SignedIn }>(
      'mutation ($input: RefreshSessionInput) { refreshSession(input: $input) { accessToken refreshToken } }',
      { variables: { input: { refreshToken } } },
    );
    return data?.refreshSession ?? null;
  };
  const second = (await refresh(first.refreshToken))!;
  const third = (await refresh(second.refreshToken))!;
  expect(await doors(third.accessToken)).toEqual([null, null, null]);
  expect(await refresh(first.refreshToken)).toBeNull();
  // The revocation reaches other processes by an event, within seconds.
  for (const { accessToken } of [first, second, third])
    await expect
      .poll(async () => (await doors(accessToken)).filter((code) => code === null), {
        timeout: 8_000,
      })
      .toEqual([]);
  expect(await refresh(third.refreshToken)).toBeNull();
});

it('of a session that was ended', async () => {
  const { accessToken } = await programSignIn('nurse');
  expect(await doors(accessToken)).toEqual([null, null, null]);
  await system.ask('mutation { logout }', { token: accessToken });
  await expect
    .poll(async () => (await doors(accessToken)).filter((code) => code === null), {
      timeout: 8_000,
    })
    .toEqual([]);
});
