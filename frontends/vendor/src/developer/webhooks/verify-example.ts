/**
 * How a receiver verifies a webhook in Node.js, with nothing but what comes with it. A test runs it
 * on real deliveries; `supergraph/examples/webhook-receiver.mjs` is a whole receiver around it.
 */
export const verifyExample = `import { createHmac, timingSafeEqual } from 'node:crypto';

/** The message, if it is genuine and new; else it throws. \`body\` is the raw text. */
export function verifyWebhook(secret, headers, body) {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  const age = Math.abs(Date.now() / 1000 - Number(timestamp));
  if (!(age < 300)) throw new Error('older than five minutes');
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = \`\${id}.\${timestamp}.\${body}\`;
  const expected = createHmac('sha256', key).update(signed).digest();
  // Two while a secret is changed over: one that fits is enough.
  const genuine = String(headers['webhook-signature'])
    .split(' ')
    .map((signature) => Buffer.from(signature.replace('v1,', ''), 'base64'))
    .some((given) => given.length === 32 && timingSafeEqual(given, expected));
  if (!genuine) throw new Error('the signature is wrong');
  return JSON.parse(body);
}`;

/** What a receiver gets. */
export const messageExample = `POST /houqin HTTP/1.1
content-type: application/json
webhook-id: 01KB7M3Q9V2D6T8XEXAMPLE001
webhook-timestamp: 1764554400
webhook-signature: v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=

{ "type": "work-order.offered",
  "timestamp": "2026-12-01T02:00:00.000Z",
  "data": { "id": "…", "number": "WO-20261201-0007", "state": "ASSIGNED",
    "version": 4, "contractNumber": "SC-20260401-0001" } }`;
