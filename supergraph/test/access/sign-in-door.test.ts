import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startHarness, type Harness } from '../harness.ts';

/** Sign-in at the one door of the real server, as guessers and other people's pages try it. */
let system: Harness;
beforeAll(async () => {
  system = await startHarness({ domains: ['identity'] });
});
afterAll(() => system.dispose());

const login = 'mutation ($input: LoginInput!) { login(input: $input) { accessToken } }';
const bodyOf = (username: string, password: string) =>
  JSON.stringify({ query: login, variables: { input: { username, password } } });

interface Said {
  readonly status: number;
  readonly code: string | null;
  readonly token: string | null;
  readonly cookie: string | null;
}
/** Sends with any header at all; `fetch` would not set an Origin. */
function post(
  body: string,
  headers: Record<string, string> = {},
  path = '/graphql',
): Promise<Said> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${system.url}${path}`,
      { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      async (response) => {
        let text = '';
        for await (const chunk of response) text += String(chunk);
        let answer: {
          data?: { login?: { accessToken?: string } } | null;
          errors?: { extensions?: { code?: string } }[];
        } = {};
        try {
          answer = JSON.parse(text);
        } catch {
          // Said in words.
        }
        resolve({
          status: response.statusCode ?? 0,
          code: answer.errors?.[0]?.extensions?.code ?? null,
          token: answer.data?.login?.accessToken ?? null,
          cookie: response.headers['set-cookie']?.[0] ?? null,
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('a guesser', () => {
  it('is locked out at the tenth try at most, however the name is spelled', async () => {
    const spellings = [
      'storekeeper',
      'STOREKEEPER',
      ' storekeeper',
      'StoreKeeper ',
      '\tstorekeeper',
    ];
    const codes: (string | null)[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      const name = spellings[turn % spellings.length]!;
      codes.push((await post(bodyOf(name, `guess-number-${turn}`))).code);
    }
    const lockedFrom = codes.indexOf('ACCOUNT_LOCKED');
    expect(lockedFrom).toBeGreaterThan(0);
    expect(lockedFrom).toBeLessThanOrEqual(10);
    expect(new Set(codes.slice(lockedFrom))).toEqual(new Set(['ACCOUNT_LOCKED']));
    expect(await post(bodyOf('storekeeper', 'houqin-demo'))).toMatchObject({
      ...{ code: 'ACCOUNT_LOCKED', token: null, cookie: null },
    });
  });

  it('gets one guess from an operation with many aliases, and none from a batch', async () => {
    const alias = (index: number) =>
      `a${index}: login(input: { username: "energy", password: "guess-${index}" }) { accessToken }`;
    const right =
      'z: login(input: { username: "energy", password: "houqin-demo" }) { accessToken }';
    const aliases = Array.from({ length: 20 }, (_, index) => alias(index)).join(' ');
    const query = `mutation { ${aliases} ${right} }`;
    expect(await post(JSON.stringify({ query }))).toMatchObject({
      ...{ code: 'UNAUTHENTICATED', token: null },
    });
    const one = JSON.parse(bodyOf('energy', 'houqin-demo')) as object;
    expect(await post(JSON.stringify([one, one]))).toMatchObject({ status: 400, token: null });
    // One failure was counted, not twenty: the account is open.
    expect((await post(bodyOf('energy', 'houqin-demo'))).token).toBeTruthy();
  });
});

describe('a page of another site', () => {
  const right = () => bodyOf('nurse', 'houqin-demo');
  const refusals: readonly (readonly [string, Record<string, string>])[] = [
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin at all, as a sandboxed frame', { origin: 'null' }],
    ['our name as a prefix', { origin: 'http://localhost.evil.example' }],
    ['another port of this machine', { origin: 'http://localhost:1' }],
    ['a browser that says so', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a form with text', { 'content-type': 'text/plain' }],
    ['a form with parts', { 'content-type': 'multipart/form-data; boundary=x' }],
  ];
  it.each(refusals)('signs nobody in: %s', async (_, headers) => {
    const { status, token, cookie } = await post(right(), headers);
    expect(status).toBeGreaterThanOrEqual(400);
    expect({ token, cookie }).toEqual({ token: null, cookie: null });
  });
  it('cannot refresh with the cookie of this browser', async () => {
    const { cookie } = await post(right());
    const refresh = JSON.stringify({ query: 'mutation { refreshSession { accessToken } }' });
    const headers = { cookie: cookie!.split(';')[0]!, origin: 'https://evil.example' };
    expect(await post(refresh, headers)).toMatchObject({ status: 403, code: 'CROSS_SITE' });
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Strict/i);
  });
  it('is let in nowhere that our own page is not', async () => {
    const origin = system.url;
    const own = { origin, host: new URL(origin).host, 'sec-fetch-site': 'same-origin' };
    expect((await post(right(), own)).token).toBeTruthy();
  });
  it.each(['https://evil.example', 'null', 'http://localhost:1'])(
    'opens no WebSocket: %s',
    async (origin) => {
      const url = `${system.url.replace('http', 'ws')}/graphql`;
      const socket = new WebSocket(url, 'graphql-transport-ws', { headers: { origin } });
      const said = await new Promise<string>((resolve) => {
        socket.on('open', () => resolve('open'));
        socket.on('error', (error) => resolve(error.message));
      });
      expect(said).toBe('Unexpected server response: 403');
    },
  );
});
