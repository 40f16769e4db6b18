import type { RequestRow } from './request.graph.ts';

/** The list's filters by name, as they stand in the address; the first is shown unless asked. */
export const savedFilters = {
  open: ['OPEN', 'STARTED'],
  ended: ['COMPLETED', 'CANCELLED'],
  all: ['OPEN', 'STARTED', 'COMPLETED', 'CANCELLED'],
} as const satisfies Record<string, readonly RequestRow['state'][]>;
export type SavedFilter = keyof typeof savedFilters;

const orderFields = { number: 'NUMBER', title: 'TITLE', created: 'CREATED_AT' } as const;
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
    filter: Object.hasOwn(savedFilters, filter) ? (filter as SavedFilter) : 'open',
    search: params.get('search')?.trim() ?? '',
    column: Object.hasOwn(orderFields, column) ? (column as SortColumn) : 'created',
    direction: params.get('direction') === 'ASC' ? 'ASC' : 'DESC',
  };
}

/** The address of `ask`; what is as always is left out. */
export function writeAsk({ filter, search, column, direction }: ListAsk): string {
  const params = new URLSearchParams();
  if (filter !== 'open') params.set('filter', filter);
  if (search) params.set('search', search);
  if (column !== 'created') params.set('sort', column);
  if (direction !== 'DESC') params.set('direction', direction);
  return params.size > 0 ? `?${params}` : '';
}

/** Filter and order as the graph takes them. */
export const variablesOf = ({ filter, search, column, direction }: ListAsk) => ({
  filter: { state: { in: [...savedFilters[filter]] } },
  search: search || null,
  orderBy: [{ field: orderFields[column], direction }],
});

/** The order of the list, for rows that arrive live. */
export function inOrder({ column, direction }: ListAsk) {
  const value = (row: RequestRow) =>
    ({ number: row.number, title: row.title, created: row.createdAt })[column];
  const sign = direction === 'ASC' ? 1 : -1;
  return (a: RequestRow, b: RequestRow): number =>
    sign * (compare(value(a), value(b)) || compare(a.id, b.id));
}

// By code point, as the databases sort.
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
