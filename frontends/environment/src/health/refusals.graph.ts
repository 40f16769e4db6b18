import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

export const RefusalsQuery = graphql(`
  query Refusals($after: String, $filter: DeadLetterFilter) {
    deadLetters(
      first: 50
      after: $after
      filter: $filter
      orderBy: [{ field: RECEIVED_AT, direction: DESC }]
    ) {
      nodes {
        id
        receivedAt
        gateway
        topic
        payload
        reason
        detail
      }
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
export type Refusal = ResultOf<typeof RefusalsQuery>['deadLetters']['nodes'][number];
