import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

const RequestRow = graphql(`
  fragment CollaborationRequestRow on CollaborationRequest {
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
    query CollaborationRequests(
      $filter: CollaborationRequestFilter
      $orderBy: [CollaborationRequestOrder!]
      $search: String
      $first: Int!
      $after: String
    ) {
      collaborationRequests(
        filter: $filter
        orderBy: $orderBy
        search: $search
        first: $first
        after: $after
      ) {
        nodes {
          ...CollaborationRequestRow
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
    query CollaborationRequest($id: ID!) {
      collaborationRequest(id: $id) {
        ...CollaborationRequestRow
      }
    }
  `,
  [RequestRow],
);

export const RequestChanged = graphql(
  `
    subscription CollaborationRequestChanged($filter: CollaborationRequestFilter, $after: String) {
      collaborationRequestChanged(filter: $filter, after: $after) {
        cursor
        kind
        id
        version
        collaborationRequest {
          ...CollaborationRequestRow
        }
      }
    }
  `,
  [RequestRow],
);

export const CreateRequest = graphql(
  `
    mutation CreateCollaborationRequest($input: CreateCollaborationRequestInput!) {
      createCollaborationRequest(input: $input) {
        ...CollaborationRequestRow
      }
    }
  `,
  [RequestRow],
);

/** Every step a person can take on a request; each answers the request as it then is. */
export const requestActs = {
  start: graphql(
    `
      mutation StartCollaborationRequest($input: StartCollaborationRequestInput!) {
        request: startCollaborationRequest(input: $input) {
          ...CollaborationRequestRow
        }
      }
    `,
    [RequestRow],
  ),
  complete: graphql(
    `
      mutation CompleteCollaborationRequest($input: CompleteCollaborationRequestInput!) {
        request: completeCollaborationRequest(input: $input) {
          ...CollaborationRequestRow
        }
      }
    `,
    [RequestRow],
  ),
  cancel: graphql(
    `
      mutation CancelCollaborationRequest($input: CancelCollaborationRequestInput!) {
        request: cancelCollaborationRequest(input: $input) {
          ...CollaborationRequestRow
        }
      }
    `,
    [RequestRow],
  ),
} as const;
export type RequestAct = keyof typeof requestActs;
