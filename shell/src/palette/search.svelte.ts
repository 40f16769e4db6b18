import type { GraphClient } from '@houqin/ui-kit/graph';
import { toFailure } from '@houqin/ui-kit/graph';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import DoorOpen from '@lucide/svelte/icons/door-open';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import type { PaletteGroup, PaletteItem } from './palette-item.ts';
import { FindAlarms, FindOrders, FindRooms } from './palette.graph.ts';

type Link = (type: string, id: string) => string | null;

interface Part {
  readonly id: 'orders' | 'rooms' | 'alarms';
  readonly permission: string;
  find(text: string): Promise<readonly PaletteItem[]>;
}

const waitMs = 180;

/** Asks every domain at once; one that fails says so and hides nothing of the others. */
export class PaletteSearch {
  groups = $state.raw<readonly PaletteGroup[]>([]);
  searching = $state(false);
  readonly #parts: readonly Part[];
  readonly #can: (permission: string) => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #newest = 0;

  constructor(graph: GraphClient, can: (permission: string) => boolean, link: Link) {
    this.#can = can;
    this.#parts = partsOf(graph, link);
  }

  type(text: string): void {
    clearTimeout(this.#timer);
    const query = text.trim();
    const mine = ++this.#newest;
    this.searching = query.length > 0;
    if (query.length === 0) this.groups = [];
    else this.#timer = setTimeout(() => void this.#ask(query, mine), waitMs);
  }

  async #ask(query: string, mine: number): Promise<void> {
    const answers = await Promise.all(
      this.#parts
        .filter((part) => this.#can(part.permission))
        .map(async (part): Promise<PaletteGroup> => {
          try {
            return { id: part.id, items: await part.find(query) };
          } catch (error) {
            return { id: part.id, items: [], error: toFailure(error).message };
          }
        }),
    );
    if (mine !== this.#newest) return;
    this.groups = answers;
    this.searching = false;
  }
}

function partsOf(graph: GraphClient, link: Link): readonly Part[] {
  // What no deployed remote can show is not offered.
  const item = (
    type: string,
    id: string,
    facts: Pick<PaletteItem, 'text' | 'note' | 'icon'>,
  ): readonly PaletteItem[] => {
    const href = link(type, id);
    return href === null ? [] : [{ id: `${type} ${id}`, ...facts, href }];
  };
  const words = (...parts: readonly (string | null | undefined)[]) =>
    parts.filter(Boolean).join(' · ');
  return [
    {
      id: 'orders',
      permission: 'work-order:read',
      async find(text) {
        const { workOrders } = await graph.query(FindOrders, { text });
        return workOrders.nodes.flatMap(({ id, number, title, roomNumber }) =>
          item('WorkOrder', id, {
            text: title,
            note: words(number, roomNumber),
            icon: ClipboardList,
          }),
        );
      },
    },
    {
      id: 'alarms',
      permission: 'alarm:read',
      async find(text) {
        const { alarms } = await graph.query(FindAlarms, { text });
        return alarms.nodes.flatMap(({ id, number, title, roomNumber }) =>
          item('Alarm', id, { text: title, note: words(roomNumber, number), icon: TriangleAlert }),
        );
      },
    },
    {
      id: 'rooms',
      permission: 'room:read',
      async find(text) {
        const { rooms } = await graph.query(FindRooms, { text });
        return rooms.nodes.flatMap(({ id, number, name, building }) =>
          item('Room', id, {
            text: `${number} ${name}`,
            note: words(building.name),
            icon: DoorOpen,
          }),
        );
      },
    },
  ];
}
