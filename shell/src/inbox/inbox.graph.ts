import { graphql, type FragmentOf } from '@houqin/ui-kit/graph';

export const MyOrder = graphql(`
  fragment MyOrder on WorkOrder {
    id
    version
    number
    state
    priority
    title
    roomNumber
    createdAt
    allowedActions
    assignee {
      id
    }
  }
`);

export type MyOrderRow = FragmentOf<typeof MyOrder>;

export const MyOrdersQuery = graphql(
  `
    query MyOrders($filter: WorkOrderFilter) {
      workOrders(first: 100, filter: $filter, orderBy: [{ field: CREATED_AT, direction: DESC }]) {
        nodes {
          ...MyOrder
        }
        liveCursor
      }
    }
  `,
  [MyOrder],
);

export const MyOrderChanged = graphql(
  `
    subscription MyOrderChanged($filter: WorkOrderFilter, $after: String) {
      workOrderChanged(filter: $filter, after: $after) {
        cursor
        kind
        id
        version
        workOrder {
          ...MyOrder
        }
      }
    }
  `,
  [MyOrder],
);

export const UnreadNotice = graphql(`
  fragment UnreadNotice on Notice {
    id
    version
    number
    title
    edition
    editionAt
    myReceipt {
      unread
    }
  }
`);

export type UnreadNoticeRow = FragmentOf<typeof UnreadNotice>;

export const UnreadNoticesQuery = graphql(
  `
    query UnreadNotices($filter: NoticeFilter) {
      notices(first: 50, filter: $filter, orderBy: [{ field: PUBLISHED_AT, direction: DESC }]) {
        nodes {
          ...UnreadNotice
        }
        liveCursor
      }
    }
  `,
  [UnreadNotice],
);

export const UnreadNoticeChanged = graphql(
  `
    subscription UnreadNoticeChanged($filter: NoticeFilter, $after: String) {
      noticeChanged(filter: $filter, after: $after) {
        cursor
        kind
        id
        version
        notice {
          ...UnreadNotice
        }
      }
    }
  `,
  [UnreadNotice],
);
