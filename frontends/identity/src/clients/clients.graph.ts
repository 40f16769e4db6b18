import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

const ClientRow = graphql(`
  fragment ClientRow on ApiClient {
    id
    version
    code
    name
    kind
    state
    secretAt
    previousUntil
    expiresAt
    lastSignInAt
    createdAt
    usage {
      hour
      requests
      refused {
        code
        count
      }
    }
    party {
      id
      name
    }
  }
`);
export type Client = ResultOf<typeof ClientRow>;

export const ClientsQuery = graphql(
  `
    query ApiClients(
      $filter: ApiClientFilter
      $orderBy: [ApiClientOrder!]
      $search: String
      $after: String
    ) {
      apiClients(first: 50, filter: $filter, orderBy: $orderBy, search: $search, after: $after) {
        nodes {
          ...ClientRow
        }
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          endCursor
        }
      }
    }
  `,
  [ClientRow],
);

export const CreateClient = graphql(
  `
    mutation CreateApiClient($input: CreateApiClientInput!) {
      made: createApiClient(input: $input) {
        secret
        client {
          ...ClientRow
        }
      }
    }
  `,
  [ClientRow],
);
export const RotateSecret = graphql(
  `
    mutation RotateApiClientSecret($input: RotateApiClientSecretInput!) {
      made: rotateApiClientSecret(input: $input) {
        secret
        client {
          ...ClientRow
        }
      }
    }
  `,
  [ClientRow],
);
export const SuspendClient = graphql(
  `
    mutation SuspendApiClient($input: ApiClientStepInput!) {
      client: suspendApiClient(input: $input) {
        ...ClientRow
      }
    }
  `,
  [ClientRow],
);
export const ResumeClient = graphql(
  `
    mutation ResumeApiClient($input: ApiClientStepInput!) {
      client: resumeApiClient(input: $input) {
        ...ClientRow
      }
    }
  `,
  [ClientRow],
);
