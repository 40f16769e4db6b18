import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

/** What a card on the board, in a list or among my tasks shows. */
export const OrderCard = graphql(`
  fragment OrderCard on WorkOrder {
    id
    version
    number
    state
    type
    priority
    trade
    title
    roomNumber
    roomName
    createdAt
    startedAt
    completedAt
    acceptBy
    labourMinutes
    pauseReason
    pausedUntil
    sla {
      phase
      dueAt
      targetSeconds
      elapsedSeconds
      paused
      level
    }
    assignee {
      id
      name
    }
    technician {
      id
      name
    }
    alarm {
      id
      severity
      state
      lifeSafety
    }
    allowedActions
  }
`);
export type OrderCard = ResultOf<typeof OrderCard>;

export const OrdersQuery = graphql(
  `
    query Orders(
      $filter: WorkOrderFilter
      $orderBy: [WorkOrderOrder!]
      $search: String
      $after: String
      $first: Int
    ) {
      workOrders(
        first: $first
        filter: $filter
        orderBy: $orderBy
        search: $search
        after: $after
      ) {
        nodes {
          ...OrderCard
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
  [OrderCard],
);

export const OrderChanged = graphql(
  `
    subscription OrderChanged($filter: WorkOrderFilter, $after: String) {
      workOrderChanged(filter: $filter, after: $after) {
        cursor
        kind
        id
        version
        workOrder {
          ...OrderCard
        }
      }
    }
  `,
  [OrderCard],
);

const OrderPage = graphql(
  `
    fragment OrderPage on WorkOrder {
      ...OrderCard
      description
      impact
      urgency
      requesterName
      acceptedAt
      confirmedAt
      responseDueAt
      restoreDueAt
      needsReview
      pauseNote
      room {
        id
        number
        name
        floor {
          name
          building {
            name
          }
        }
      }
      unassignableReason {
        text
      }
      assignments {
        id
        reason
        offeredAt
        endedAt
        technicianName
      }
      checklist {
        id
        position
        text
        done
        at
        value
        unit
        low
        high
        required
      }
      fault {
        id
        code
        name
      }
      cause {
        id
        code
        name
      }
      action {
        id
        code
        name
      }
      suggestedCause {
        confidence
        code {
          id
          name
        }
      }
      labour {
        id
        minutes
        at
        note
        technician {
          id
          name
        }
      }
      rating {
        stars
        comment
      }
      contract {
        id
        number
        title
      }
      documents {
        id
        name
        type
        size
        url
        byName
        at
      }
      timeline {
        id
        at
        domain
        kind
        actorName
        text
        detail
        severity
      }
    }
  `,
  [OrderCard],
);
export type OrderPage = ResultOf<typeof OrderPage>;

export const OrderPageQuery = graphql(
  `
    query OrderPage($id: ID!) {
      workOrder(id: $id) {
        ...OrderPage
      }
    }
  `,
  [OrderPage],
);

export const OrderPageChanged = graphql(
  `
    subscription OrderPageChanged($filter: WorkOrderFilter, $after: String) {
      workOrderChanged(filter: $filter, after: $after) {
        cursor
        kind
        id
        version
        workOrder {
          ...OrderPage
        }
      }
    }
  `,
  [OrderPage],
);

/** The value that an alarm's order is about, beside the order. */
export const OrderPointQuery = graphql(`
  query OrderPoint($id: ID!, $from: DateTime!, $to: DateTime!) {
    alarm(id: $id) {
      id
      severity
      limitText
      limit
      kind
      point {
        id
        decimals
        unitText
        latest {
          at
          value
        }
        readings(from: $from, to: $to) {
          samples {
            at
            mean
          }
        }
      }
    }
  }
`);

/** Newest values as they arrive. */
export const PointReadings = graphql(`
  subscription PointReadings($ids: [ID!]!) {
    readings(pointIds: $ids) {
      at
      value
    }
  }
`);

export const CodesQuery = graphql(`
  query Codes($trade: Trade) {
    faultCodes(trade: $trade) {
      id
      code
      name
      kind
    }
  }
`);
