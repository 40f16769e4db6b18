import type { ApprovalRow } from './approval.graph.ts';

/** The list's filters by name, as they stand in the address; the first is shown unless asked. */
export const savedFilters = {
  waiting: { waitingForMe: { eq: true } },
  mine: { mine: { eq: true } },
  running: { state: { in: ['RUNNING', 'RETURNED'] } },
  stuck: { stuck: { eq: true } },
  all: {},
} as const;
export type SavedFilter = keyof typeof savedFilters;

const orderFields = {
  number: 'NUMBER',
  title: 'TITLE',
  created: 'CREATED_AT',
  amount: 'AMOUNT',
} as const;
export type SortColumn = keyof typeof orderFields;

export interface ListAsk {
  readonly filter: SavedFilter;
  readonly search: string;
  readonly column: SortColumn;
  readonly direction: 'ASC' | 'DESC';
}

/** What an address asks for; what it does not know counts as not asked. */
export function readAsk(search: string): ListAsk {
  const params = new URLSearchParams(search);
  const filter = params.get('filter') ?? '';
  const column = params.get('sort') ?? '';
  return {
    filter: Object.hasOwn(savedFilters, filter) ? (filter as SavedFilter) : 'waiting',
    search: params.get('search')?.trim() ?? '',
    column: Object.hasOwn(orderFields, column) ? (column as SortColumn) : 'created',
    direction: params.get('direction') === 'ASC' ? 'ASC' : 'DESC',
  };
}

/** The address of `ask`; what is as always is left out. */
export function writeAsk({ filter, search, column, direction }: ListAsk): string {
  const params = new URLSearchParams();
  if (filter !== 'waiting') params.set('filter', filter);
  if (search) params.set('search', search);
  if (column !== 'created') params.set('sort', column);
  if (direction !== 'DESC') params.set('direction', direction);
  return params.size > 0 ? `?${params}` : '';
}

/** Filter and order as the graph takes them. */
export const variablesOf = ({ filter, search, column, direction }: ListAsk) => ({
  filter: savedFilters[filter] as { state?: { in: ApprovalRow['state'][] } },
  search: search || null,
  orderBy: [{ field: orderFields[column], direction }],
});

/** The order of the list, for rows that arrive live. */
export function inOrder({ column, direction }: ListAsk) {
  const sign = direction === 'ASC' ? 1 : -1;
  return (a: ApprovalRow, b: ApprovalRow): number =>
    sign * (between(column, a, b) || compare(a.id, b.id));
}

function between(column: SortColumn, a: ApprovalRow, b: ApprovalRow): number {
  if (column === 'amount') return Number(a.amount ?? -1) - Number(b.amount ?? -1);
  if (column === 'number') return compare(a.number, b.number);
  return column === 'title' ? compare(a.title, b.title) : compare(a.createdAt, b.createdAt);
}

// By code point, as the databases sort.
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
