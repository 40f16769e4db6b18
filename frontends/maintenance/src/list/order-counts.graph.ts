import { graphql } from '@houqin/ui-kit/graph';
import { savedFilters, type SavedFilter } from './saved-filters.ts';

/** How many orders each saved filter holds. */
export const OrderCountsQuery = graphql(`
  query OrderCounts(
    $open: WorkOrderFilter
    $waiting: WorkOrderFilter
    $working: WorkOrderFilter
    $paused: WorkOrderFilter
    $completed: WorkOrderFilter
  ) {
    open: workOrders(first: 1, filter: $open) {
      totalCount
    }
    waiting: workOrders(first: 1, filter: $waiting) {
      totalCount
    }
    working: workOrders(first: 1, filter: $working) {
      totalCount
    }
    paused: workOrders(first: 1, filter: $paused) {
      totalCount
    }
    completed: workOrders(first: 1, filter: $completed) {
      totalCount
    }
  }
`);

const of = (name: SavedFilter) => ({ state: { in: [...savedFilters[name]] } });
export const orderCountsVariables = {
  ...{ open: of('open'), waiting: of('waiting'), working: of('working') },
  ...{ paused: of('paused'), completed: of('completed') },
};
