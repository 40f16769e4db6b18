/**
 * A vendor's receiver of webhooks, whole: it verifies each message, knows repeats by their id, and
 * says what it was told of. Node 22 or newer; nothing else is needed. The secret is shown once, when
 * the endpoint is made. Houqin sends to https and public addresses only: put this behind your TLS,
 * or run the hospital's trial system with WEBHOOK_PRIVATE=allow.
 *
 *   node webhook-receiver.mjs whsec_… [port]
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const [secret = '', port = '4600'] = process.argv.slice(2);

/** The message, if it is genuine and new; else it throws. `body` is the raw text. */
export function verifyWebhook(secret, headers, body) {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  const age = Math.abs(Date.now() / 1000 - Number(timestamp));
  if (!(age < 300)) throw new Error('older than five minutes');
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${id}.${timestamp}.${body}`;
  const expected = createHmac('sha256', key).update(signed).digest();
  // Two while a secret is changed over: one that fits is enough.
  const genuine = String(headers['webhook-signature'])
    .split(' ')
    .map((signature) => Buffer.from(signature.replace('v1,', ''), 'base64'))
    .some((given) => given.length === 32 && timingSafeEqual(given, expected));
  if (!genuine) throw new Error('the signature is wrong');
  return JSON.parse(body);
}

/** Ids that were taken: a message comes again when its answer was lost. Keep yours in a database. */
const taken = new Set();

const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
    if (body.length > 100_000) return response.writeHead(413).end();
  }
  try {
    const { type, data } = verifyWebhook(secret, request.headers, body);
    const id = request.headers['webhook-id'];
    // Answer within 10 s and do the work afterwards: read the order over /vendor/graphql.
    response.writeHead(204).end();
    if (taken.has(id)) return console.log(`again ${id}`);
    taken.add(id);
    console.log(['verified', type, data.number, data.state, data.version].join(' ').trim());
  } catch (error) {
    response.writeHead(400).end();
    console.log(`refused: ${error.message}`);
  }
});
server.listen(Number(port), '127.0.0.1', () =>
  console.log(`listening on http://127.0.0.1:${server.address().port}/`),
);
