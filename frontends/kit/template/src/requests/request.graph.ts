import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

const RequestRow = graphql(`
  fragment SampleDomainRequestRow on SampleDomainRequest {
    id
    version
    number
    title
    note
    state
    allowedStates
    createdAt
    startedAt
    endedAt
    cancelReason
    department {
      id
      name
    }
    requester {
      id
      name
    }
    handler {
      id
      name
    }
  }
`);
export type RequestRow = ResultOf<typeof RequestRow>;

export const RequestsQuery = graphql(
  `
    query SampleDomainRequests(
      $filter: SampleDomainRequestFilter
      $orderBy: [SampleDomainRequestOrder!]
      $search: String
      $first: Int!
      $after: String
    ) {
      sampleDomainRequests(
        filter: $filter
        orderBy: $orderBy
        search: $search
        first: $first
        after: $after
      ) {
        nodes {
          ...SampleDomainRequestRow
        }
        liveCursor
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [RequestRow],
);

export const RequestQuery = graphql(
  `
    query SampleDomainRequest($id: ID!) {
      sampleDomainRequest(id: $id) {
        ...SampleDomainRequestRow
      }
    }
  `,
  [RequestRow],
);

export const RequestChanged = graphql(
  `
    subscription SampleDomainRequestChanged($filter: SampleDomainRequestFilter, $after: String) {
      sampleDomainRequestChanged(filter: $filter, after: $after) {
        cursor
        kind
        id
        version
        sampleDomainRequest {
          ...SampleDomainRequestRow
        }
      }
    }
  `,
  [RequestRow],
);

export const CreateRequest = graphql(
  `
    mutation CreateSampleDomainRequest($input: CreateSampleDomainRequestInput!) {
      createSampleDomainRequest(input: $input) {
        ...SampleDomainRequestRow
      }
    }
  `,
  [RequestRow],
);

/** Every step a person can take on a request; each answers the request as it then is. */
export const requestActs = {
  start: graphql(
    `
      mutation StartSampleDomainRequest($input: StartSampleDomainRequestInput!) {
        request: startSampleDomainRequest(input: $input) {
          ...SampleDomainRequestRow
        }
      }
    `,
    [RequestRow],
  ),
  complete: graphql(
    `
      mutation CompleteSampleDomainRequest($input: CompleteSampleDomainRequestInput!) {
        request: completeSampleDomainRequest(input: $input) {
          ...SampleDomainRequestRow
        }
      }
    `,
    [RequestRow],
  ),
  cancel: graphql(
    `
      mutation CancelSampleDomainRequest($input: CancelSampleDomainRequestInput!) {
        request: cancelSampleDomainRequest(input: $input) {
          ...SampleDomainRequestRow
        }
      }
    `,
    [RequestRow],
  ),
} as const;
export type RequestAct = keyof typeof requestActs;
