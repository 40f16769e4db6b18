/** One column of an entry, before and after. Undefined: it was not there. */
export interface Difference {
  readonly column: string;
  readonly before: unknown;
  readonly after: unknown;
  /** False for what an act says beside what it changed. */
  readonly changed: boolean;
}

/**
 * What an entry changed, column by column, the changed ones first. Of a new or removed row only the
 * columns that held something. A text that is no JSON object stands as one nameless column.
 */
export function differenceOf(before: string | null, after: string | null): readonly Difference[] {
  const [was, is] = [columnsOf(before), columnsOf(after)];
  const both = before !== null && after !== null;
  const names = [...new Set([...Object.keys(is), ...Object.keys(was)])];
  const lines = names.map((column) => ({
    column,
    before: was[column],
    after: is[column],
    changed: JSON.stringify(was[column] ?? null) !== JSON.stringify(is[column] ?? null),
  }));
  const told = both ? lines : lines.filter((line) => line.changed);
  return [...told.filter(({ changed }) => changed), ...told.filter(({ changed }) => !changed)];
}

function columnsOf(text: string | null): Readonly<Record<string, unknown>> {
  if (text === null) return {};
  const value: unknown = parsed(text);
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : { '': value };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
