import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

const VendorOrderRow = graphql(`
  fragment VendorOrderRow on WorkOrder {
    id
    version
    number
    title
    state
    priority
    trade
    type
    roomNumber
    roomName
    acceptBy
    createdAt
    allowedActions
    sla {
      phase
      dueAt
      level
      paused
    }
  }
`);
export type VendorOrderRow = ResultOf<typeof VendorOrderRow>;

const VendorOrder = graphql(
  `
    fragment VendorOrder on WorkOrder {
      ...VendorOrderRow
      description
      impact
      acceptedAt
      startedAt
      completedAt
      confirmedAt
      pauseReason
      pauseNote
      pausedUntil
      labourMinutes
      completionBlockers
      contact {
        name
        phone
      }
      contract {
        id
        number
        title
      }
      checklist {
        id
        text
        required
        unit
        unitText
        low
        high
        done
        at
        value
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
      fault {
        id
        name
      }
      cause {
        id
        name
      }
      action {
        id
        name
      }
    }
  `,
  [VendorOrderRow],
);
export type VendorOrder = ResultOf<typeof VendorOrder>;

export const OrdersQuery = graphql(
  `
    query VendorOrders(
      $filter: WorkOrderFilter
      $orderBy: [WorkOrderOrder!]
      $search: String
      $first: Int!
      $after: String
    ) {
      workOrders(
        filter: $filter
        orderBy: $orderBy
        search: $search
        first: $first
        after: $after
      ) {
        nodes {
          ...VendorOrderRow
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
  [VendorOrderRow],
);

export const OrdersChanged = graphql(
  `
    subscription VendorOrdersChanged($filter: WorkOrderFilter, $after: String) {
      workOrderChanged(filter: $filter, after: $after) {
        cursor
        kind
        id
        version
        workOrder {
          ...VendorOrderRow
        }
      }
    }
  `,
  [VendorOrderRow],
);

export const OrderQuery = graphql(
  `
    query VendorOrder($id: ID!) {
      workOrder(id: $id) {
        ...VendorOrder
      }
    }
  `,
  [VendorOrder],
);

export const OrderChanged = graphql(
  `
    subscription VendorOrderChanged($filter: WorkOrderFilter, $after: String) {
      workOrderChanged(filter: $filter, after: $after) {
        cursor
        kind
        id
        version
        workOrder {
          ...VendorOrder
        }
      }
    }
  `,
  [VendorOrder],
);

export const CodesQuery = graphql(`
  query VendorCodes($trade: Trade) {
    faultCodes(trade: $trade) {
      id
      code
      kind
      name
    }
  }
`);

const answer = [VendorOrder];

/** Every step answers the whole order, so that the page is right without another question. */
export const orderActs = {
  accept: graphql(
    `
      mutation VendorAccept($input: AcceptWorkOrderInput!) {
        order: acceptWorkOrder(input: $input) {
          ...VendorOrder
        }
      }
    `,
    answer,
  ),
  decline: graphql(`
    mutation VendorDecline($input: DeclineWorkOrderInput!) {
      order: declineWorkOrder(input: $input) {
        id
      }
    }
  `),
  start: graphql(
    `
      mutation VendorStart($input: StartWorkOrderInput!) {
        order: startWorkOrder(input: $input) {
          ...VendorOrder
        }
      }
    `,
    answer,
  ),
  pause: graphql(
    `
      mutation VendorPause($input: PauseWorkOrderInput!) {
        order: pauseWorkOrder(input: $input) {
          ...VendorOrder
        }
      }
    `,
    answer,
  ),
  resume: graphql(
    `
      mutation VendorResume($input: ResumeWorkOrderInput!) {
        order: resumeWorkOrder(input: $input) {
          ...VendorOrder
        }
      }
    `,
    answer,
  ),
  tick: graphql(
    `
      mutation VendorTick($input: TickChecklistInput!) {
        order: tickChecklist(input: $input) {
          ...VendorOrder
        }
      }
    `,
    answer,
  ),
  note: graphql(
    `
      mutation VendorNote($input: AddNoteInput!) {
        order: addNote(input: $input) {
          ...VendorOrder
        }
      }
    `,
    answer,
  ),
  attach: graphql(
    `
      mutation VendorAttach($input: AttachDocumentInput!) {
        order: attachDocument(input: $input) {
          ...VendorOrder
        }
      }
    `,
    answer,
  ),
  complete: graphql(
    `
      mutation VendorComplete($input: CompleteWorkOrderInput!) {
        order: completeWorkOrder(input: $input) {
          ...VendorOrder
        }
      }
    `,
    answer,
  ),
};
export type OrderAct = keyof typeof orderActs;
