import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { postWebhook, type Post } from '../../src/webhook/post-webhook.ts';
import { isPublicAddress, publicLookup } from '../../src/webhook/public-address.ts';
import { answer, Receiver } from './receiver.ts';
import { selfSigned } from './self-signed.ts';

let receiver: Receiver;
beforeEach(async () => void (receiver = await Receiver.open()));
afterEach(() => receiver.close());

const post = (url: string, more: Partial<Post> = {}) =>
  postWebhook({ url, headers: { 'webhook-id': 'x' }, body: '{}', allowPrivate: false, ...more });
const trial = (more: Partial<Post> = {}, url = receiver.url) =>
  post(url, { allowPrivate: true, ...more });

describe('addresses', () => {
  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
    ...['0.0.0.0', '224.0.0.1', '255.255.255.255', '198.18.0.1', '203.0.113.9'],
    ...['::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '::ffff:8.8.8.8'],
    ...['::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1'],
    ...['2001:0:1::1', 'not-an-address', ''],
  ])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2400:cb00::1'])(
    '%s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});

describe('what is not public', () => {
  const at = (host: string) => `https://${host}:${receiver.port}/`;

  it.each([
    ...['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '10.0.0.8', '169.254.169.254'],
    ...['[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[fe80::1]', 'localhost'],
  ])('%s is not connected to', async (host) => {
    expect(await post(at(host))).toMatchObject({ status: null, failure: 'ADDRESS_REFUSED' });
    expect(receiver.received).toEqual([]);
  });

  it('a plain address is not connected to', async () => {
    expect(await post('http://example.com/')).toMatchObject({ failure: 'ADDRESS_REFUSED' });
  });

  it.each([
    ['loopback', ['127.0.0.1']],
    ['loopback in IPv6', ['::1']],
    ['loopback mapped into IPv6', ['::ffff:127.0.0.1']],
    ['a private and a public address', ['93.184.215.14', '10.0.0.8']],
    ['nothing', []],
  ])('a name for %s is not connected to', async (_, addresses) => {
    const resolve = () => Promise.resolve(addresses.map((address) => ({ address, family: 4 })));
    const result = await post(at('hooks.example.com'), { resolve });
    expect(result).toMatchObject({ status: null, failure: 'ADDRESS_REFUSED' });
    expect(receiver.received).toEqual([]);
  });

  it('the connection goes to the address that was judged, looked up once', async () => {
    let asked = 0;
    const lookup = publicLookup(() => {
      asked += 1;
      return Promise.resolve([{ address: asked === 1 ? '93.184.215.14' : '127.0.0.1', family: 4 }]);
    });
    const found = await new Promise((done) =>
      lookup('rebinding.example.com', { all: true }, (error, answered) => done(error ?? answered)),
    );
    expect(found).toEqual([{ address: '93.184.215.14', family: 4 }]);
    expect(asked).toBe(1);
  });

  it('a redirect is a failure, wherever it leads', async () => {
    receiver.reply = answer(307, { location: 'http://169.254.169.254/latest/' });
    expect(await trial()).toMatchObject({ status: 307, failure: 'REDIRECT' });
    receiver.reply = answer(302, { location: receiver.url });
    expect(await trial()).toMatchObject({ status: 302, failure: 'REDIRECT' });
    expect(receiver.received).toHaveLength(2);
  });
});

describe('a try', () => {
  it.each([200, 202, 204, 299])('is delivered by %i', async (status) => {
    receiver.reply = answer(status);
    expect(await trial()).toMatchObject({ status, failure: null });
  });

  it.each([400, 404, 410, 429, 500, 503])('fails by %i', async (status) => {
    receiver.reply = answer(status);
    expect(await trial()).toMatchObject({ status, failure: 'STATUS' });
  });

  it('fails when nothing answers in time, nobody listens or the connection is cut', async () => {
    receiver.reply = () => undefined;
    expect(await trial({ timeoutMs: 50 })).toMatchObject({ status: null, failure: 'TIMEOUT' });
    receiver.reply = (response) => response.destroy();
    expect(await trial()).toMatchObject({ failure: 'CONNECTION' });
    const gone = await Receiver.open();
    const { url } = gone;
    await gone.close();
    expect(await trial({}, url)).toMatchObject({ failure: 'CONNECTION' });
    const missing = Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    const nameless = { resolve: () => Promise.reject(missing) };
    expect(await post('https://hooks.example.com/', nameless)).toMatchObject({ failure: 'DNS' });
  });

  it('takes no more than the beginning of an endless answer', async () => {
    let cut: Promise<unknown> | undefined;
    receiver.reply = (response) => {
      cut = once(response, 'close');
      response.writeHead(200);
      const more = () => void (response.destroyed || response.write('x'.repeat(4096), more));
      more();
    };
    expect(await trial()).toMatchObject({ status: 200, failure: null });
    await cut;
  });

  it('goes by TLS to a certificate that is trusted, and to no other', async () => {
    const pair = selfSigned('localhost');
    const server = createServer(pair, (request, response) => {
      request.resume();
      response.writeHead(204).end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const known = getCACertificates('default');
    try {
      const url = `https://127.0.0.1:${port}/`;
      expect(await trial({}, url)).toMatchObject({ status: null, failure: 'TLS' });
      setDefaultCACertificates([...known, pair.cert]);
      expect(await trial({}, url)).toMatchObject({ status: 204, failure: null });
    } finally {
      setDefaultCACertificates(known);
      server.close();
      server.closeAllConnections();
    }
  });
});
