import { randomBytes, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectAsync } from 'mqtt';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startSystem, type System } from '../proofs/lib/system.ts';

/**
 * Passwords, tokens and keys of this run, each unlike any other text: where one of them appears in
 * a log line, an error or a file, it was not kept secret.
 */
const secrets = new Map<string, string>();
const secret = (what: string, text = `Zq9${randomBytes(18).toString('hex')}`): string => {
  secrets.set(text, what);
  return text;
};

let system: System;
let admin = '';
const errors: string[] = [];

/** The fields of an answer that this test reads on. */
type Answer = Record<'id' | 'accessToken' | 'deviceId' | 'deviceSecret' | 'secret', string> & {
  readonly endpoint: { readonly id: string };
};

const headers = (token?: string) => ({
  'content-type': 'application/json',
  'accept-language': 'en',
  ...(token ? { authorization: `Bearer ${token}` } : {}),
});

/** Sends a body as it is; what is answered as an error is kept. */
async function send(
  body: string,
  token?: string,
  extra: Record<string, string> = {},
  path = '/graphql',
) {
  const response = await fetch(system.url + path, {
    method: 'POST',
    headers: { ...headers(token), ...extra },
    body,
  });
  const text = await response.text();
  let answer: { data?: Record<string, Answer> | null; errors?: unknown[] } = {};
  try {
    answer = JSON.parse(text);
  } catch {
    errors.push(text);
  }
  if (!response.ok) errors.push(text);
  if (answer.errors) errors.push(JSON.stringify(answer.errors));
  return { data: answer.data, cookie: response.headers.get('set-cookie') ?? '' };
}
const ask = (query: string, variables: object, token?: string) =>
  send(JSON.stringify({ query, variables }), token);

const login = 'mutation ($input: LoginInput!) { login(input: $input) { accessToken } }';
const signIn = async (username: string, password: string) => {
  const { data, cookie } = await ask(login, { input: { username, password } });
  const token = data?.['login']?.accessToken;
  if (token) secret('access token', token);
  const refresh = /=([^;]{20,})/.exec(cookie)?.[1];
  if (refresh) secret('refresh token', refresh);
  return { token, refresh };
};

beforeAll(async () => {
  system = await startSystem({ env: { LOG_LEVEL: 'trace' } });
  admin = (await signIn('admin', 'houqin-demo')).token!;
}, 120_000);
afterAll(() => system.dispose());

/** Whatever may go wrong with a secret in hand, on every way in. */
async function goWrong(): Promise<void> {
  const chosen = secret('password of a new user');
  const { data } = await ask(
    `mutation ($input: CreateUserInput!) { createUser(input: $input) { id } }`,
    { input: { username: 'no-secrets', name: '密', idempotencyKey: randomUUID() } },
    admin,
  );
  const id = data!['createUser']!.id;
  const setPassword =
    'mutation ($input: SetUserPasswordInput!) { setUserPassword(input: $input) { id } }';
  const input = { id, password: chosen, idempotencyKey: randomUUID() };
  await ask(setPassword, { input }, admin);
  // The same key with another password: the answer names the key, never the input.
  await ask(setPassword, { input: { ...input, password: secret('other password') } }, admin);
  const person = await signIn('no-secrets', chosen);
  expect(person.token).toBeTruthy();
  await ask(
    'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { id } }',
    { input: { currentPassword: secret('wrong password'), newPassword: secret('new password') } },
    person.token,
  );
  await secondFactor(chosen, person.token!);
  const callback = `code=${secret('code of a provider')}&state=${secret('state of a provider')}`;
  await fetch(`${system.url}/sign-in/oidc/callback?${callback}`, {
    headers: { cookie: `houqin_oidc=${secret('attempt that is none')}` },
  });
  await signIn('nurse', secret('wrong password of a real user'));
  await signIn('nobody-here', secret('password of nobody'));
  await signIn(secret('password typed as a name'), 'x');

  const wrong = secret('password in a broken request');
  await send(`{"query":"mutation { login(input: {username: \\"nurse\\", password: \\"${wrong}\\"`);
  await send(JSON.stringify({ query: `mutation { login(password: "${wrong}") { nothing } }` }));
  await send(JSON.stringify({ query: `mutation { login(input: "${wrong}" ` }));
  await ask(login, { input: { username: 'nurse', password: [wrong] } });
  await ask(login, { input: { username: 'nurse', password: { wrong } } });
  await ask(login, { input: wrong });
  await ask(login, { [wrong]: wrong });
  await fetch(`${system.url}/graphql?query=%7B__typename%7D&password=${wrong}`);
  await fetch(`${system.url}/no/such/page?token=${wrong}`);

  await ask('{ me { user { id } } }', {}, secret('token that is none'));
  await ask('{ me { user { id } } }', {}, `${person.token!.slice(0, -6)}AAAAAA`);
  await send(JSON.stringify({ query: 'mutation { refreshSession { accessToken } }' }), undefined, {
    cookie: `houqin_refresh=${secret('cookie that is none')}`,
    'x-requested-with': 'houqin',
  });
  await ask('mutation ($input: LoginClientInput!) { loginClient(input: $input) { accessToken } }', {
    input: { clientId: 'vendor-demo', clientSecret: secret('wrong client secret') },
  });
  const offered = await ask(
    'mutation ($input: RequestPairingInput!) { requestPairing(input: $input) { deviceId deviceSecret } }',
    { input: { name: 'wall' } },
  );
  const { deviceId, deviceSecret } = offered.data!['requestPairing']!;
  secret('device key', deviceSecret);
  const claim =
    'mutation ($input: ClaimPairingInput!) { claimPairing(input: $input) { accessToken } }';
  await ask(claim, { input: { deviceId, deviceSecret } });
  await ask(claim, { input: { deviceId, deviceSecret: secret('wrong device key') } });

  await overWebhooks();
  await overWebSocket(secret('token over a WebSocket'));
  await connectAsync(system.mqttUrl, {
    ...{ username: 'demo-gateway', password: secret('password over MQTT'), reconnectPeriod: 0 },
  }).then(
    (client) => client.endAsync(true),
    () => undefined,
  );
}

async function secondFactor(password: string, token: string): Promise<void> {
  const begin = 'mutation ($input: BeginTotpInput!) { beginTotp(input: $input) { id: secret } }';
  await ask(begin, { input: { password: secret('wrong password for a factor') } }, token);
  const { data } = await ask(begin, { input: { password } }, token);
  secret('secret of a second factor', data!['beginTotp']!.id);
  const confirm = 'mutation ($input: ConfirmTotpInput!) { confirmTotp(input: $input) { codes } }';
  await ask(confirm, { input: { code: secret('recovery code that is none') } }, token);
  const code = secret('code at sign-in');
  await ask(login, { input: { username: 'no-secrets', password, code } });
}

/** Secrets that sign are kept to be read back: sealed in the file, and a try that fails says nothing. */
async function overWebhooks(): Promise<void> {
  const vendor = (name: string, type: string, input: object, fields: string, token?: string) => {
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
    return send(JSON.stringify({ query, variables: { input } }), token, {}, '/vendor/graphql');
  };
  const credentials = { clientId: 'vendor-demo', clientSecret: 'houqin-demo' };
  const signedIn = await vendor('loginClient', 'LoginClientInput', credentials, 'accessToken');
  const token = secret('token of a program', signedIn.data!['loginClient']!.accessToken);
  const key = { idempotencyKey: randomUUID() };
  const terms = { url: 'https://hooks.example.invalid/houqin', types: ['WORK_ORDER_CHANGED'] };
  const create = (input: object) =>
    vendor(
      ...(['createWebhookEndpoint', 'CreateWebhookEndpointInput', input] as const),
      ...(['secret endpoint { id }', token] as const),
    );
  const made = (await create({ ...terms, ...key })).data!['createWebhookEndpoint']!;
  secret('webhook secret', made.secret);
  // The same request again does not tell it again.
  const again = (await create({ ...terms, ...key })).data!['createWebhookEndpoint']!;
  expect(again).toEqual({ secret: null, endpoint: made.endpoint });
  const { id } = made.endpoint;
  const rotate = { id, idempotencyKey: randomUUID() };
  const rotated = await vendor(
    ...(['rotateWebhookSecret', 'RotateWebhookSecretInput', rotate, 'secret', token] as const),
  );
  secret('new webhook secret', rotated.data!['rotateWebhookSecret']!.secret);
  const typed = secret('password in an address');
  await create({ ...terms, url: `https://me:${typed}@example.com/`, idempotencyKey: randomUUID() });
  const test = { endpointId: id, idempotencyKey: randomUUID() };
  await vendor('sendTestWebhook', 'SendTestWebhookInput', test, 'id', token);
}

async function overWebSocket(token: string): Promise<void> {
  const socket = new WebSocket(
    `${system.url.replace('http', 'ws')}/graphql`,
    'graphql-transport-ws',
  );
  socket.on('message', (data) => errors.push(String(data)));
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(
    JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }),
  );
  const query = 'subscription { roomChanged { id } }';
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.send(`{"type":"${token}"}`);
  await closed;
}

const leaks = (text: string): string[] =>
  [...secrets].filter(([value]) => text.includes(value)).map(([, what]) => what);

it(
  'keeps every secret out of errors, logs and files, whatever goes wrong',
  { timeout: 120_000 },
  async () => {
    await goWrong();
    await system.stop();
    expect(secrets.size).toBeGreaterThan(15);
    expect(errors.length).toBeGreaterThan(10);
    // A caller may be shown what it sent where it is wrong, but not a password or a key.
    expect(leaks(errors.join('\n'))).toEqual([]);
    // A level at which the system has something to say: an empty log proves nothing.
    expect(system.output()).toMatch(/\S/);
    expect(leaks(system.output())).toEqual([]);
    const files = (await readdir(system.dataDir, { recursive: true, withFileTypes: true })).filter(
      (entry) => entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(5);
    for (const { parentPath, name } of files) {
      const bytes = (await readFile(join(parentPath, name))).toString('latin1');
      expect({ name, leaks: leaks(bytes) }).toEqual({ name, leaks: [] });
    }
  },
);
