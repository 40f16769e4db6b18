import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from '../context.ts';
import type { RunningSubgraph } from '../subgraph.ts';
import type { CabinetFilter } from './cabinet.ts';
import { graph, subscribeGraph, type GraphStream } from './graph.ts';
import type { Random } from './random.ts';

export interface Heard {
  readonly kind: 'UPSERTED' | 'REMOVED' | 'BOOKMARK';
  readonly id: string;
  readonly version: number;
  readonly position: number;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

const fields = 'id name state version';
const listQuery = `query ($filter: CabinetFilter, $after: String) {
  cabinets(first: 200, filter: $filter, after: $after) {
    nodes { ${fields} } liveCursor pageInfo { hasNextPage endCursor }
  }
}`;
const changeQuery = `subscription ($filter: CabinetFilter, $after: String) {
  cabinetChanged(filter: $filter, after: $after) { cursor kind id version cabinet { ${fields} } }
}`;

const positionOf = (cursor: string): number =>
  Number(Buffer.from(cursor, 'base64url').toString().split('|')[2]);

/**
 * A screen as the front end keeps one: reads the list, follows its changes, loses its connection at
 * random and goes on from its last cursor. It knows nothing but what the graph tells it.
 */
export class LiveClient {
  readonly rows = new Map<string, Row>();
  readonly heard: Heard[] = [];
  /** Where the first list was read. */
  start = 0;
  cuts = 0;
  #cursor = '';
  #leaving = false;
  #done: Promise<void> = Promise.resolve();

  constructor(
    readonly sub: RunningSubgraph,
    readonly caller: Caller,
    readonly filter: CabinetFilter,
    readonly dice: Random,
  ) {}

  async begin(): Promise<void> {
    const { rows, cursor } = await this.list();
    for (const row of rows) this.rows.set(row.id, row);
    this.#cursor = cursor;
    this.start = positionOf(cursor);
    this.#done = this.#follow();
  }

  /** Follows on until everything up to this position has been heard. */
  async end(position: number): Promise<void> {
    while (positionOf(this.#cursor) < position) await sleep(2);
    this.#leaving = true;
    await this.#done;
  }

  /** All pages of the list, as a new screen reads it. */
  async list(): Promise<{ rows: Row[]; cursor: string }> {
    const rows: Row[] = [];
    let cursor: string | null = null;
    for (let after: string | null = null; ;) {
      const answer = await graph(this.sub, this.caller, listQuery, { filter: this.filter, after });
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      const { nodes, liveCursor, pageInfo } = answer.data.cabinets;
      rows.push(...(nodes as Row[]));
      cursor ??= liveCursor as string;
      if (!pageInfo.hasNextPage) return { rows, cursor };
      after = pageInfo.endCursor as string;
    }
  }

  async #follow(): Promise<void> {
    while (!this.#leaving) {
      const variables = { filter: this.filter, after: this.#cursor };
      const stream = await subscribeGraph(this.sub, this.caller, changeQuery, variables);
      await this.#read(stream, this.dice.below(12));
      this.cuts += 1;
      if (this.dice.chance(0.5)) await sleep(this.dice.below(25));
    }
  }

  /** Takes some changes, then loses the connection: between two, or while it waits for one. */
  async #read(stream: GraphStream, count: number): Promise<void> {
    for (let taken = 0; taken < count && !this.#leaving; taken++) {
      const patience = this.dice.chance(0.1) ? 1 : 60;
      const next = await Promise.race([stream.next(), sleep(patience)]);
      if (next === undefined) break;
      if (next.done) throw new Error('the stream ended');
      if (next.value.errors) throw new Error(JSON.stringify(next.value.errors));
      this.#apply(next.value.data.cabinetChanged);
      if (this.dice.chance(0.15)) await sleep(this.dice.below(15));
    }
    await stream.return();
  }

  #apply(change: Omit<Heard, 'position'> & { cursor: string; cabinet: Row | null }): void {
    const { cursor, kind, id, version, cabinet } = change;
    this.#cursor = cursor;
    if (kind === 'BOOKMARK') return;
    this.heard.push({ kind, id, version, position: positionOf(cursor) });
    if (kind === 'UPSERTED' && cabinet) this.rows.set(id, cabinet);
    else this.rows.delete(id);
  }
}
