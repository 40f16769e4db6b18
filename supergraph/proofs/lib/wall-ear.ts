import type { Page } from 'playwright-core';
import type { HistoryRow } from './oracle.ts';

/** What a wall was told, read off its wires: it does not know that it is listened to. */
export interface WallEar {
  /** Of these rows of a domain's history, those the wall was neither told nor read with its list. */
  missing(list: ListName, history: readonly HistoryRow[]): string[];
  /** Changes that were told more than once. */
  doubled(): string[];
  heard(): number;
  /** How often a list was read as a whole. */
  readings(): number;
}

const lists = { alarms: 'alarmChanged', workOrders: 'workOrderChanged' } as const;
export type ListName = keyof typeof lists;

/** Cursors are opaque to clients; the judge alone looks inside. */
const positionOf = (cursor: string) =>
  Number(Buffer.from(cursor, 'base64url').toString().split('|')[2]);

interface Told {
  /** The position of the newest reading of the whole list: it holds everything before. */
  readUpTo: number;
  readonly positions: Set<number>;
  readonly twice: string[];
  readings: number;
}

/** Begins to listen; before the page is opened. */
export function listenToWall(page: Page): WallEar {
  const told = new Map<ListName, Told>();
  const of = (list: ListName): Told => {
    let one = told.get(list);
    if (!one)
      told.set(list, (one = { readUpTo: -1, positions: new Set(), twice: [], readings: 0 }));
    return one;
  };
  const hear = (list: ListName, change: { cursor: string; kind: string; id: string }) => {
    const one = of(list);
    const position = positionOf(change.cursor);
    if (change.kind === 'BOOKMARK') return;
    if (one.positions.has(position)) one.twice.push(`${list} ${position} ${change.id}`);
    one.positions.add(position);
  };
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const message = JSON.parse(String(payload)) as {
        type: string;
        payload?: { data?: Record<string, { cursor: string; kind: string; id: string } | null> };
      };
      if (message.type !== 'next') return;
      for (const [list, field] of Object.entries(lists)) {
        const change = message.payload?.data?.[field];
        if (change) hear(list as ListName, change);
      }
    }),
  );
  page.on('response', (response) => {
    if (!response.url().endsWith('/graphql') || response.request().method() !== 'POST') return;
    // An answer that the cut took away was not heard.
    response.json().then(
      ({ data }: { data?: Record<string, { liveCursor?: string } | null> }) => {
        for (const list of Object.keys(lists) as ListName[]) {
          const cursor = data?.[list]?.liveCursor;
          if (!cursor) continue;
          of(list).readings += 1;
          of(list).readUpTo = Math.max(of(list).readUpTo, positionOf(cursor));
        }
      },
      () => undefined,
    );
  });
  return {
    missing(list, history) {
      const { readUpTo, positions } = of(list);
      return history
        .filter(({ position }) => position! > readUpTo && !positions.has(position!))
        .map(({ type, position, aggregateId }) => `${list} ${position} ${type} ${aggregateId}`);
    },
    doubled: () => [...told.values()].flatMap(({ twice }) => twice),
    heard: () => [...told.values()].reduce((sum, { positions }) => sum + positions.size, 0),
    readings: () => [...told.values()].reduce((sum, { readings }) => sum + readings, 0),
  };
}
