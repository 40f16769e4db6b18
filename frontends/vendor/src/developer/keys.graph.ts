import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

export const KeysQuery = graphql(`
  query VendorKeys {
    apiClients(first: 50, orderBy: [{ field: CODE }]) {
      nodes {
        id
        code
        name
        state
        secretAt
        previousUntil
        lastSignInAt
        expiresAt
        usage {
          hour
          requests
          refused {
            code
            count
          }
        }
      }
      totalCount
    }
  }
`);
export type VendorKey = ResultOf<typeof KeysQuery>['apiClients']['nodes'][number];

export const RotateKey = graphql(`
  mutation VendorRotateKey($input: RotateApiClientSecretInput!) {
    rotateApiClientSecret(input: $input) {
      secret
      client {
        id
      }
    }
  }
`);
