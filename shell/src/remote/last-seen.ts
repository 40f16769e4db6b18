/** One value of a card as it last stood there, for the time when the card does not open. */
export interface SeenValue {
  readonly label: string;
  readonly value: string;
}

export interface LastSeen {
  readonly at: number;
  readonly values: readonly SeenValue[];
}

const keyOf = (person: string, card: string) => `houqin.seen.${person}.${card}`;

/** Keeps what elements marked `data-last="label"` show; a card without any keeps nothing. */
export function keepSeen(person: string, card: string, root: ParentNode): void {
  const values = [...root.querySelectorAll<HTMLElement>('[data-last]')]
    .slice(0, 4)
    .map((element) => ({
      label: element.dataset['last'] ?? '',
      value: element.textContent?.trim() ?? '',
    }));
  if (values.length === 0 || values.every(({ value }) => value === '')) return;
  try {
    localStorage.setItem(keyOf(person, card), JSON.stringify({ at: Date.now(), values }));
  } catch {
    // Storage is full or forbidden: the card then shows no last values.
  }
}

export function lastSeen(person: string, card: string): LastSeen | null {
  const text = localStorage.getItem(keyOf(person, card));
  return text === null ? null : (JSON.parse(text) as LastSeen);
}
