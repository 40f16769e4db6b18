import { liveList, read, type GraphClient } from '@houqin/ui-kit/graph';
import { untrack } from 'svelte';
import { t } from '../messages.ts';
import { withChange, type FootChange } from './changes.ts';
import { nextFlood, type FloodState } from './flood.ts';
import { linkState, type LinkState } from './link.ts';
import { placeOf, whatOf } from './words.ts';
import { isStanding, isUnacknowledged, worstFirst } from './severity.ts';
import {
  AlarmChanged,
  AlarmsQuery,
  FactsQuery,
  OrderChanged,
  OrdersQuery,
  TraceQuery,
  type Sample,
  type WallAlarm,
  type WallOrder,
} from './wall.graph.ts';

const factsMs = 5_000; // the data age on the wall counts seconds
const traceMs = 30_000;
const tracedAlarms = 4; // as many as have a row
const dayMs = 86_400_000;

/** Everything the wall shows, kept right by two streams and one slow read. */
export class WallPicture {
  readonly #graph: GraphClient;
  readonly alarms;
  readonly orders;
  readonly facts;
  now = $state(Date.now());
  traces = $state.raw<ReadonlyMap<string, readonly Sample[]>>(new Map());
  #heardChanges = $state.raw<readonly FootChange[]>([]);
  flood = $state.raw<FloodState>({ since: null });
  /** When anything last came from the server, by this machine's clock. */
  #heardAt = $state(Date.now());
  /** Tries since the link was lost. */
  tries = $state(0);
  #window = $state(hour(Date.now()));

  constructor(graph: GraphClient) {
    this.#graph = graph;
    this.now = graph.serverNow();
    this.alarms = liveList({
      graph,
      query: AlarmsQuery,
      variables: () => ({}),
      connection: (data) => data.alarms,
      changed: AlarmChanged,
      changedVariables: () => ({}),
      change: (data) => {
        this.#heard();
        this.#alarmChange(data.alarmChanged.alarm ?? null, data.alarmChanged.at);
        return data.alarmChanged;
      },
      row: (change) => change.alarm ?? null,
      sort: worstFirst,
    });
    this.orders = liveList({
      graph,
      query: OrdersQuery,
      variables: () => ({}),
      connection: (data) => data.workOrders,
      changed: OrderChanged,
      changedVariables: () => ({}),
      change: (data) => {
        this.#heard();
        this.#orderChange(data.workOrderChanged.workOrder ?? null, data.workOrderChanged.at);
        return data.workOrderChanged;
      },
      row: (change) => change.workOrder ?? null,
      sort: (a, b) => dueOf(a) - dueOf(b),
    });
    this.facts = read({
      graph,
      query: FactsQuery,
      variables: () => ({
        from: new Date(this.#window - dayMs).toISOString(),
        to: new Date(this.#window + 3_600_000).toISOString(),
      }),
      everyMs: factsMs,
    });
    $effect(() => {
      if (this.facts.data) this.#heard();
    });
    $effect(() => {
      // Counting is not a reason to count again.
      if (this.facts.error) untrack(() => (this.tries += 1));
    });
    $effect(() => {
      const timer = setInterval(() => this.#tick(), 1_000);
      return () => clearInterval(timer);
    });
    $effect(() => {
      const wanted = this.standing.slice(0, tracedAlarms).map((alarm) => alarm.point.id);
      void this.#trace(wanted);
      const timer = setInterval(() => void this.#trace(wanted), traceMs);
      return () => clearInterval(timer);
    });
  }

  /** What changed last: as it was heard, and before that as the rows tell it. */
  get footChanges(): readonly FootChange[] {
    const alarms = this.alarms.rows.map((alarm) => ({
      key: alarm.id,
      at: Date.parse(alarm.clearedAt ?? alarm.raisedAt),
      text: raisedOrCleared(alarm),
    }));
    const orders = this.orders.rows.map((order) => ({
      key: order.id,
      at: Date.parse(order.createdAt),
      text: t('change.new-order', { number: shortNumber(order.number) }),
    }));
    const heard = new Set(this.#heardChanges.map(({ key }) => key));
    return [
      ...this.#heardChanges,
      ...[...alarms, ...orders].filter(({ key }) => !heard.has(key)),
    ].reduce<readonly FootChange[]>(withChange, []);
  }
  get standing(): readonly WallAlarm[] {
    return this.alarms.rows.filter(isStanding);
  }
  /** Without shelved and out-of-service ones, which were taken off the wall. */
  get onWall(): readonly WallAlarm[] {
    return this.alarms.rows.filter(
      ({ state }) => state !== 'SHELVED' && state !== 'OUT_OF_SERVICE',
    );
  }
  get unacknowledged(): readonly WallAlarm[] {
    return this.alarms.rows.filter(isUnacknowledged);
  }
  get worst(): WallAlarm | null {
    const [worst] = this.standing;
    return worst?.severity === 'CRITICAL' ? worst : null;
  }
  get ageMs(): number {
    return Math.max(0, Date.now() - this.#heardAt + 0 * this.now);
  }
  get link(): LinkState {
    return linkState(this.ageMs);
  }
  /** The server's time when something last came. */
  get stoppedAt(): number {
    return this.now - this.ageMs;
  }
  /** How far this display's own clock is from the server's, in ms. */
  get clockOff(): number {
    return Math.abs(Date.now() - this.now);
  }

  #heard(): void {
    this.#heardAt = Date.now();
    this.tries = 0;
  }

  #tick(): void {
    this.now = this.#graph.serverNow();
    this.#window = hour(this.now);
    this.flood = nextFlood(this.flood, this.alarms.rows, this.now);
  }

  async #trace(pointIds: readonly string[]): Promise<void> {
    const to = new Date(this.#graph.serverNow());
    const from = new Date(to.getTime() - 30 * 60_000);
    for (const id of new Set(pointIds)) {
      const variables = { id, from: from.toISOString(), to: to.toISOString() };
      // The rest of the wall says that the link is lost; a trace then stays as it was.
      const answer = await this.#graph.query(TraceQuery, variables).catch(() => null);
      if (answer?.point)
        this.traces = new Map([...this.traces, [id, answer.point.readings.samples]]);
    }
  }

  #alarmChange(alarm: WallAlarm | null, at: string): void {
    if (!alarm) return;
    const text = raisedOrCleared(alarm);
    this.#heardChanges = withChange(this.#heardChanges, {
      key: alarm.id,
      at: Date.parse(at),
      text,
    });
  }

  #orderChange(order: WallOrder | null, at: string): void {
    if (!order) return;
    const key = `change.order.${order.state}` as Parameters<typeof t>[0];
    const text = t(key, { number: shortNumber(order.number) });
    if (text)
      this.#heardChanges = withChange(this.#heardChanges, {
        key: order.id,
        at: Date.parse(at),
        text,
      });
  }
}

const hour = (at: number): number => Math.floor(at / 3_600_000) * 3_600_000;

export const dueOf = (order: WallOrder): number =>
  order.sla.dueAt === null ? Infinity : Date.parse(order.sla.dueAt);

/** `WO-20261123-0187` → `0187`: numbers are short on walls. */
export const shortNumber = (number: string): string => number.split('-').at(-1) ?? number;

const raisedOrCleared = (alarm: WallAlarm): string =>
  alarm.active
    ? t('change.raised', { place: placeOf(alarm), what: whatOf(alarm) })
    : t('change.cleared', { place: placeOf(alarm) });
