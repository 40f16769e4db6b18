/** ISO 8601 with date, time to the minute at least, and a zone: without one it is no instant. */
const pattern = /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Epoch milliseconds of an instant; null for anything else, such as 30 February. */
export function parseInstant(text: unknown): number | null {
  const match = typeof text === 'string' ? pattern.exec(text) : null;
  if (!match) return null;
  const at = Date.parse(match[0]);
  if (Number.isNaN(at)) return null;
  // V8 rolls 30 February over into March.
  const [year, month, day] = [match[1], match[2], match[3]].map(Number) as [number, number, number];
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day <= daysInMonth ? at : null;
}
