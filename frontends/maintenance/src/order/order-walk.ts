/** Where `[` and `]` lead: the list that the order was opened from, as it stood then. */
const key = 'houqin.maintenance.walk';

type Memory = Pick<Storage, 'getItem' | 'setItem'>;

/** Keeps the orders of a list in this tab, in the order shown. */
export function rememberWalk(ids: readonly string[], memory: Memory = sessionStorage): void {
  memory.setItem(key, JSON.stringify(ids));
}

export interface Walk {
  /** Place from 1. */
  readonly at: number;
  readonly of: number;
  readonly previous: string | null;
  readonly next: string | null;
}

/** Null when the order was not opened from a list. */
export function walkFrom(id: string, memory: Memory = sessionStorage): Walk | null {
  const ids = readIds(memory);
  const at = ids.indexOf(id);
  if (at < 0) return null;
  return { at: at + 1, of: ids.length, previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null };
}

function readIds(memory: Memory): readonly string[] {
  try {
    const ids: unknown = JSON.parse(memory.getItem(key) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return []; // unreadable: no list
  }
}
