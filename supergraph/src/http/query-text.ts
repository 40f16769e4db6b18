/** The document of a GraphQL request, wherever it stands; null where there is none. */
export function queryText(body: unknown, search: string): string | null {
  const { query } = (typeof body === 'object' && body !== null ? body : {}) as { query?: unknown };
  if (typeof query === 'string') return query;
  return search === '' ? null : new URLSearchParams(search).get('query');
}
