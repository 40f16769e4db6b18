import type { Severity } from '@houqin/ui-kit/ui/severity.ts';

/** One thing that happened and concerns this person. */
export interface InboxItem {
  /** Says the same thing once, however often it is told. */
  readonly key: string;
  readonly kind: 'alarm' | 'cleared' | 'assigned' | 'order' | 'notice';
  /** Milliseconds. */
  readonly at: number;
  readonly title: string;
  readonly number: string;
  readonly severity: Severity | null;
  /** State of the order. */
  readonly state: string | null;
  readonly link: { readonly type: 'Alarm' | 'WorkOrder' | 'Notice'; readonly id: string };
}

const kept = 60;

/** What happened, newest first, kept in this browser per person. */
export class InboxLog {
  items = $state.raw<readonly InboxItem[]>([]);
  #read = $state.raw<ReadonlySet<string>>(new Set());
  #storageKey = '';

  get unread(): number {
    return this.items.filter((item) => !this.#read.has(item.key)).length;
  }

  isRead(item: InboxItem): boolean {
    return this.#read.has(item.key);
  }

  /** Takes up what this browser knows of a person. */
  open(person: string): void {
    this.#storageKey = `houqin.inbox.${person}`;
    try {
      const text = localStorage.getItem(this.#storageKey);
      const stored = JSON.parse(text ?? '{}') as { items?: InboxItem[]; read?: string[] };
      this.items = stored.items ?? [];
      this.#read = new Set(stored.read);
    } catch {
      this.items = [];
      this.#read = new Set();
    }
  }

  /** Adds what is not there yet; answers it. */
  add(items: readonly InboxItem[]): readonly InboxItem[] {
    const known = new Set(this.items.map((item) => item.key));
    const fresh = items.filter((item) => !known.has(item.key));
    if (fresh.length === 0) return fresh;
    this.items = [...fresh, ...this.items].sort((a, b) => b.at - a.at).slice(0, kept);
    this.#store();
    return fresh;
  }

  readAll(): void {
    this.#read = new Set(this.items.map((item) => item.key));
    this.#store();
  }

  read(item: InboxItem): void {
    this.#read = new Set([...this.#read, item.key]);
    this.#store();
  }

  #store(): void {
    const known = new Set(this.items.map((item) => item.key));
    const read = [...this.#read].filter((key) => known.has(key));
    try {
      localStorage.setItem(this.#storageKey, JSON.stringify({ items: this.items, read }));
    } catch {
      // Storage is full or forbidden: the list lives as long as the page.
    }
  }
}
