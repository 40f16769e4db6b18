import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

/** Asked by people of outside organisations, so it keeps to the vendor contract. */
const Offer = graphql(`
  fragment Offer on WorkOrder {
    id
    version
    number
    state
    title
    allowedActions
  }
`);
export type OfferRow = ResultOf<typeof Offer>;

export const OffersQuery = graphql(
  `
    query Offers($filter: WorkOrderFilter) {
      workOrders(first: 100, filter: $filter) {
        nodes {
          ...Offer
        }
        liveCursor
      }
    }
  `,
  [Offer],
);

export const OfferChanged = graphql(
  `
    subscription OfferChanged($filter: WorkOrderFilter, $after: String) {
      workOrderChanged(filter: $filter, after: $after) {
        cursor
        kind
        id
        version
        workOrder {
          ...Offer
        }
      }
    }
  `,
  [Offer],
);
