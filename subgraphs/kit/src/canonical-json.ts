/**
 * JSON with sorted keys and without `undefined`: equal values give equal texts, so that they can be
 * hashed and compared. Dates and other objects with `toJSON` are written as JSON writes them.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    item && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
