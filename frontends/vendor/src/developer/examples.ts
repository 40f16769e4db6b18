/** Operations that the developer page shows; a test holds each against the published contract. */
export const examples = {
  login: `mutation ($input: LoginClientInput!) {
  loginClient(input: $input) { accessToken expiresAt viewer { name } }
}`,
  list: `query {
  workOrders(first: 50, filter: { open: { eq: true } }, orderBy: [{ field: DUE_AT }]) {
    totalCount
    liveCursor
    nodes { id version number state priority title roomNumber allowedActions
      sla { dueAt level } contact { name phone } }
    pageInfo { hasNextPage endCursor }
  }
}`,
  accept: `mutation ($input: AcceptWorkOrderInput!) {
  acceptWorkOrder(input: $input) { number state version }
}`,
  attach: `mutation ($input: AttachDocumentInput!) {
  attachDocument(input: $input) { documents { name size sha256 } }
}`,
  follow: `subscription ($after: String) {
  workOrderChanged(after: $after) {
    cursor
    kind
    id
    workOrder { number state version }
  }
}`,
} as const;

/** What is sent along, as JSON. */
export const variables: Readonly<Partial<Record<keyof typeof examples, string>>> = {
  login: '{ "input": { "clientId": "…", "clientSecret": "…" } }',
  accept: '{ "input": { "id": "…", "expectedVersion": 3, "idempotencyKey": "<uuid>" } }',
  attach: '{ "input": { "id": "…", "fileId": "…", "idempotencyKey": "<uuid>" } }',
  follow: '{ "after": "<liveCursor, later the newest cursor>" }',
};

/** Puts a file up, whose id `attachDocument` takes. */
export const uploadExample = (origin: string): string =>
  `curl -X POST ${origin}/files/maintenance \\
  -H 'authorization: Bearer <accessToken>' \\
  -H 'content-type: application/pdf' \\
  -H 'x-file-name: report.pdf' \\
  --data-binary @report.pdf`;
