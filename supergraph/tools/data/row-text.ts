/** A value of SQLite, as `node:sqlite` reads it with big integers on. */
export type SqlValue = string | number | bigint | Uint8Array | null;

/** What JSON has no form for is an object with one key, which no column's value is. */
type Wrapped = { readonly int: string } | { readonly real: string } | { readonly base64: string };

/** One row as a line of JSON. Every value comes back from `readRow` as it was. */
export function writeRow(values: readonly SqlValue[]): string {
  return JSON.stringify(values.map(plain));
}

function plain(value: SqlValue): string | number | null | Wrapped {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : { int: String(value) };
  }
  if (typeof value === 'number' && !Number.isFinite(value)) return { real: String(value) };
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString('base64') };
  return value;
}

export function readRow(line: string): SqlValue[] {
  return (JSON.parse(line) as (string | number | null | Wrapped)[]).map((value) => {
    if (value === null || typeof value !== 'object') return value;
    if ('int' in value) return BigInt(value.int);
    if ('real' in value) return Number(value.real);
    return Buffer.from(value.base64, 'base64');
  });
}
