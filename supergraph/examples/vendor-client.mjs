/**
 * A vendor's program against the vendor contract, whole: it signs in, follows its work orders live,
 * lists them, accepts one that is offered and puts a report on it. Node 22 or newer and the package
 * graphql-ws; nothing of Houqin's is needed.
 *
 *   node vendor-client.mjs http://localhost:4000 vendor-demo houqin-demo [report.pdf]
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { randomUUID } from 'node:crypto';
import { createClient } from 'graphql-ws';

const [base = 'http://localhost:4000', clientId = 'vendor-demo', clientSecret = '', reportFile] =
  process.argv.slice(2);

/** One operation; throws the first error with its code, which is what a program decides by. */
async function ask(query, variables = {}, token = null) {
  const response = await fetch(`${base}/vendor/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': 'en',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(`${errors[0].extensions.code}: ${errors[0].message}`);
  return data;
}

// 1. Sign in. The token lives 15 minutes; sign in again when it ends or is refused (TOKEN_STALE).
const { loginClient } = await ask(
  `mutation ($input: LoginClientInput!) {
    loginClient(input: $input) { accessToken expiresAt viewer { name party { name } } }
  }`,
  { input: { clientId, clientSecret } },
);
const token = loginClient.accessToken;
console.log(`signed in as ${loginClient.viewer.name} of ${loginClient.viewer.party.name}`);

// 2. List what waits and what is in hand. `liveCursor` says where to follow from: nothing is missed.
const { workOrders } = await ask(
  `query {
    workOrders(first: 50, filter: { open: { eq: true } }, orderBy: [{ field: DUE_AT }]) {
      totalCount
      liveCursor
      nodes { id version number state priority title roomNumber roomName restoreDueAt allowedActions
        contact { name phone } contract { number } }
    }
  }`,
  {},
  token,
);
console.log(`${workOrders.totalCount} open orders`);
for (const order of workOrders.nodes)
  console.log(
    `  ${order.number} ${order.priority} ${order.state} ${order.roomNumber} ${order.title}`,
  );

// 3. Follow them. After a cut, subscribe again with `after` the last cursor seen.
const socket = createClient({
  url: `${base.replace(/^http/, 'ws')}/vendor/graphql`,
  connectionParams: { authorization: `Bearer ${token}`, locale: 'en' },
});
const changes = socket.iterate({
  query: `subscription ($after: String) {
    workOrderChanged(after: $after) {
      cursor kind id workOrder { number state documents { name sha256 } }
    }
  }`,
  variables: { after: workOrders.liveCursor },
});
const seen = (async () => {
  for await (const { data, errors } of changes) {
    if (errors) throw new Error(errors[0].message);
    const { kind, workOrder } = data.workOrderChanged;
    if (kind !== 'UPSERTED' || !workOrder) continue;
    console.log(
      `live: ${workOrder.number} ${workOrder.state}, ${workOrder.documents.length} files`,
    );
    if (workOrder.documents.length > 0) return workOrder;
  }
})();

// 4. Accept the first that is offered. The key makes a repeat after a lost answer harmless.
const offered = workOrders.nodes.find(({ allowedActions }) => allowedActions.includes('ACCEPT'));
if (!offered) {
  console.log('nothing is offered');
  await socket.dispose();
  process.exit(0);
}
const { acceptWorkOrder } = await ask(
  `mutation ($input: AcceptWorkOrderInput!) { acceptWorkOrder(input: $input) { number state version } }`,
  { input: { id: offered.id, expectedVersion: offered.version, idempotencyKey: randomUUID() } },
  token,
);
console.log(`accepted ${acceptWorkOrder.number}: ${acceptWorkOrder.state}`);

// 5. Upload a report, then give it to the order.
const content = reportFile ? await readFile(reportFile) : Buffer.from(smallestPdf());
const upload = await fetch(`${base}/files/maintenance`, {
  method: 'POST',
  headers: {
    authorization: `Bearer ${token}`,
    'content-type': 'application/pdf',
    'x-file-name': encodeURIComponent(reportFile ? basename(reportFile) : '维修报告.pdf'),
  },
  body: content,
});
const file = await upload.json();
if (!upload.ok) throw new Error(`${file.errors[0].extensions.code}: ${file.errors[0].message}`);
const { attachDocument } = await ask(
  `mutation ($input: AttachDocumentInput!) {
    attachDocument(input: $input) { number documents { name size sha256 url } }
  }`,
  { input: { id: offered.id, fileId: file.id, idempotencyKey: randomUUID() } },
  token,
);
console.log(`attached ${attachDocument.documents.at(-1).name} to ${attachDocument.number}`);

// 6. The change arrives by the live stream too.
const last = await seen;
console.log(`followed ${last.number} to ${last.documents.at(-1).sha256}`);
await socket.dispose();

/** One empty page. */
function smallestPdf() {
  return (
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]' +
    '/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n' +
    'trailer<</Root 1 0 R>>\n%%EOF\n'
  );
}
