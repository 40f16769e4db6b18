import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { demoId } from '@houqin/kit/id';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { repository } from '../../src/repository.ts';
import { startHarness, type Harness } from '../harness.ts';

/** Webhooks from the vendor's side: its program makes an endpoint, its receiver is told. */
let system: Harness;
let program: string;
let dispatcher: string;
const receivers: ChildProcess[] = [];

beforeAll(async () => {
  system = await startHarness({
    env: { WEBHOOK_PRIVATE: 'allow' },
    rateOfVendors: { requests: 500, seconds: 60 },
  });
  program = await system.signInClient('vendor-demo');
  dispatcher = await system.signIn('dispatcher');
}, 120_000);
afterAll(async () => {
  for (const receiver of receivers) receiver.kill();
  await system.dispose();
});

const example = join(repository, 'supergraph/examples/webhook-receiver.mjs');
const order = demoId('work-order:outside-lift-2');

async function act<T>(name: string, type: string, given: object, fields: string): Promise<T> {
  const { data, errors } = await system.ask<Record<string, T>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`,
    {
      ...{ token: program, path: '/vendor/graphql' },
      variables: { input: { ...given, idempotencyKey: crypto.randomUUID() } },
    },
  );
  expect(errors, name).toBeUndefined();
  return data![name]!;
}

const endpointAt = (url: string) =>
  act<{ secret: string; endpoint: { id: string } }>(
    ...(['createWebhookEndpoint', 'CreateWebhookEndpointInput'] as const),
    { url, types: ['WORK_ORDER_CHANGED'] },
    'secret endpoint { id }',
  );
const sendTest = (endpointId: string) =>
  act('sendTestWebhook', 'SendTestWebhookInput', { endpointId }, 'id');
const noteOn = (id: string) =>
  system.ask('mutation ($input: AddNoteInput!) { addNote(input: $input) { id } }', {
    token: dispatcher,
    variables: { input: { id, text: '先看限速器', idempotencyKey: crypto.randomUUID() } },
  });

/** The example at work, and what it prints. */
async function startReceiver(secret: string, port: string) {
  const child = spawn(process.execPath, [example, secret, port], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  receivers.push(child);
  const lines: string[] = [];
  createInterface(child.stdout).on('line', (line) => lines.push(line));
  await expect.poll(() => lines[0], { timeout: 10_000 }).toMatch(/^listening on /);
  return { lines, url: lines[0]!.replace('listening on ', '') };
}

it(
  'a plain receiver is told, verifies and refuses what is not genuine',
  { timeout: 60_000 },
  async () => {
    // The address is known before the secret is: a first run finds a free port.
    const { url } = await startReceiver('whsec_', '0');
    receivers.pop()!.kill();
    const { secret, endpoint } = await endpointAt(url);
    const { lines } = await startReceiver(secret, new URL(url).port);
    await sendTest(endpoint.id);
    await noteOn(order);
    await expect
      .poll(() => lines.slice(1).toSorted(), { timeout: 20_000 })
      .toEqual(
        [
          expect.stringMatching(/^verified webhook\.test$/),
          expect.stringMatching(/^verified work-order\.changed WO-\d{8}-\d{4} [A-Z_]+ \d+$/),
        ].toSorted(),
      );
    await fetch(url, { method: 'POST', body: '{"type":"work-order.offered"}' });
    await expect.poll(() => lines.at(-1)).toBe('refused: older than five minutes');
    await act('removeWebhookEndpoint', 'WebhookEndpointStepInput', { id: endpoint.id }, 'id');
  },
);

it(
  'the code of the developer page verifies a real delivery, and it alone',
  { timeout: 60_000 },
  async () => {
    const got: { headers: IncomingHttpHeaders; body: string }[] = [];
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      got.push({ headers: request.headers, body });
      response.writeHead(204).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const { secret, endpoint } = await endpointAt(`http://127.0.0.1:${port}/`);
    const rotated = await act<{ secret: string }>(
      ...([
        'rotateWebhookSecret',
        'RotateWebhookSecretInput',
        { id: endpoint.id },
        'secret',
      ] as const),
    );
    await sendTest(endpoint.id);
    await expect.poll(() => got.length, { timeout: 20_000 }).toBe(1);
    server.close();

    const page = join(repository, 'frontends/vendor/src/developer/webhooks/verify-example.ts');
    const { verifyExample } = (await import(page)) as { verifyExample: string };
    const { verifyWebhook } = (await import(
      /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(verifyExample)}`
    )) as {
      verifyWebhook: (secret: string, headers: IncomingHttpHeaders, body: string) => unknown;
    };
    const [{ headers, body }] = got as [(typeof got)[0]];
    // Both secrets sign while one is changed over.
    for (const one of [secret, rotated.secret])
      expect(verifyWebhook(one, headers, body)).toMatchObject({ type: 'webhook.test' });
    const refused = (with_: Partial<IncomingHttpHeaders>, text = body, key = secret) =>
      expect(() => verifyWebhook(key, { ...headers, ...with_ }, text)).toThrow();
    refused({}, `${body} `);
    refused({}, body, `whsec_${Buffer.alloc(32).toString('base64')}`);
    refused({ 'webhook-id': 'another' });
    refused({ 'webhook-timestamp': String(Number(headers['webhook-timestamp']) - 600) });
    refused({ 'webhook-timestamp': 'now' });
    refused({ 'webhook-signature': 'v1,' });
    refused({ 'webhook-signature': undefined });

    // The example is the same code, so that it is verified with it.
    const [imports, ...rest] = verifyExample.split('\n');
    const receiver = await readFile(example, 'utf8');
    expect(receiver).toContain(imports);
    expect(receiver).toContain(rest.join('\n').trim());
  },
);
