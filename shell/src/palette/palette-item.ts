import type { IconComponent } from '@houqin/ui-kit/ui/icon-type.ts';

/** One line of the palette. */
export interface PaletteItem {
  readonly id: string;
  readonly text: string;
  /** Lighter, after the text. */
  readonly note: string;
  readonly icon: IconComponent;
  /** Where it leads; a command has `run` instead. */
  readonly href?: string;
  readonly run?: () => unknown;
}

export interface PaletteGroup {
  readonly id: 'pages' | 'orders' | 'rooms' | 'alarms' | 'commands';
  readonly items: readonly PaletteItem[];
  /** Why this part could not be searched. */
  readonly error?: string;
}

/** Whether all words of the query occur in the text, in any order. */
export function fits(text: string, query: string): boolean {
  const haystack = text.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}
