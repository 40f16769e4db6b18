import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

export const EndpointsQuery = graphql(`
  query VendorWebhookEndpoints {
    webhookEndpoints(first: 50) {
      nodes {
        id
        version
        url
        description
        types
        state
        failingSince
        disabledReason
        disabledAt
        secretAt
        previousUntil
        waiting
        dead
      }
      totalCount
    }
  }
`);
export type WebhookEndpointRow = ResultOf<
  typeof EndpointsQuery
>['webhookEndpoints']['nodes'][number];

export const DeliveriesQuery = graphql(`
  query VendorWebhookDeliveries($filter: WebhookDeliveryFilter, $first: Int, $after: String) {
    webhookDeliveries(filter: $filter, first: $first, after: $after) {
      nodes {
        id
        type
        state
        attempts
        nextAt
        lastAt
        lastStatus
        lastError
        durationMs
        createdAt
        payload
        endpoint {
          id
          url
          state
        }
      }
      totalCount
      totalCountCapped
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
export type WebhookDeliveryRow = ResultOf<
  typeof DeliveriesQuery
>['webhookDeliveries']['nodes'][number];

export const CreateEndpoint = graphql(`
  mutation VendorCreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {
    made: createWebhookEndpoint(input: $input) {
      secret
      endpoint {
        id
      }
    }
  }
`);
export const RotateSecret = graphql(`
  mutation VendorRotateWebhookSecret($input: RotateWebhookSecretInput!) {
    made: rotateWebhookSecret(input: $input) {
      secret
      endpoint {
        id
      }
    }
  }
`);
export const ChangeEndpoint = graphql(`
  mutation VendorChangeWebhookEndpoint($input: ChangeWebhookEndpointInput!) {
    changeWebhookEndpoint(input: $input) {
      id
    }
  }
`);

/** Steps of one endpoint that say nothing beside which. */
export const endpointSteps = {
  pause: graphql(`
    mutation VendorPauseWebhookEndpoint($input: WebhookEndpointStepInput!) {
      done: pauseWebhookEndpoint(input: $input) {
        id
      }
    }
  `),
  resume: graphql(`
    mutation VendorResumeWebhookEndpoint($input: WebhookEndpointStepInput!) {
      done: resumeWebhookEndpoint(input: $input) {
        id
      }
    }
  `),
  remove: graphql(`
    mutation VendorRemoveWebhookEndpoint($input: WebhookEndpointStepInput!) {
      done: removeWebhookEndpoint(input: $input) {
        id
      }
    }
  `),
  replay: graphql(`
    mutation VendorReplayDeadWebhooks($input: WebhookEndpointStepInput!) {
      done: replayDeadWebhooks(input: $input) {
        id
      }
    }
  `),
};
export type EndpointStep = keyof typeof endpointSteps;

export const SendTest = graphql(`
  mutation VendorSendTestWebhook($input: SendTestWebhookInput!) {
    sendTestWebhook(input: $input) {
      id
    }
  }
`);
export const ReplayDelivery = graphql(`
  mutation VendorReplayWebhookDelivery($input: ReplayWebhookDeliveryInput!) {
    replayWebhookDelivery(input: $input) {
      id
    }
  }
`);
