import type { SubgraphRuntime } from '@houqin/kit/subgraph';
import type { EnvironmentConfig } from '../config.ts';
import { DeadLetterBound } from '../dead-letter/dead-letter-bound.ts';
import type { RefusedDelivery } from '../dead-letter/write-dead-letters.ts';
import {
  evaluateReading,
  placeInTime,
  raiseSilence,
  reconsider,
  silentFrom,
  unknownPoint,
  type Evaluation,
  type PointState,
} from '../evaluation/point-evaluation.ts';
import { endRemoved } from '../evaluation/end-removed.ts';
import { restoreStates } from '../evaluation/restore-states.ts';
import { sameProgress } from '../evaluation/settled.ts';
import {
  loadWatchedPoints,
  type WatchedPoint,
  type WatchedPoints,
} from '../point/watched-points.ts';
import { newestReadings } from '../telemetry/newest-readings.ts';
import type { Readings } from '../telemetry/open-readings.ts';
import { Quality, qualityName, type StoredReading } from '../telemetry/stored-reading.ts';
import { acceptReading } from './accept-reading.ts';
import { AlarmQueue } from './alarm-queue.ts';
import { BatchWriter } from './batch-writer.ts';
import { ReadingFeed, type LiveReading } from './reading-feed.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import type { Delivered } from './parse-payload.ts';

/** One row of a delivery: for which point, and what was read of it. */
export interface DeliveredRow {
  /** null when the delivery was refused as a whole. */
  readonly point: WatchedPoint | null;
  readonly reading: Delivered | Refusal;
}

/** What became of a row. */
export type RowResult =
  | { readonly status: 'STORED' | 'LATE' | 'OUT_OF_RANGE' | 'DUPLICATE' }
  | { readonly status: 'REFUSED'; readonly refusal: Refusal };

interface PointMemory {
  state: PointState;
  /** What of it a restart would find. */
  written: PointState;
  /** Newest reading of any quality. */
  latest: StoredReading | null;
  /** Wall clock of the last delivery, or of the start. */
  arrivedAt: number;
}

/**
 * The points of the hospital at work: takes deliveries, evaluates them on arrival, and has them
 * written. One process at a time does this (`ingest-leader.ts`).
 */
export class Telemetry {
  readonly feed = new ReadingFeed();
  readonly bound = new DeadLetterBound();
  readonly #runtime: SubgraphRuntime;
  readonly #config: EnvironmentConfig;
  readonly #stop = new AbortController();
  readonly #alarms: AlarmQueue;
  readonly #writer: BatchWriter;
  readonly #memory = new Map<string, PointMemory>();
  readonly #seen = new Set<string>();
  #points!: WatchedPoints;
  #nextLimitStart: number | null = null;

  private constructor(
    runtime: SubgraphRuntime,
    readonly readings: Readings,
    config: EnvironmentConfig,
  ) {
    this.#runtime = runtime;
    this.#config = config;
    this.#alarms = new AlarmQueue(runtime, this.#stop.signal);
    this.#writer = new BatchWriter(runtime, readings.store, this.#stop.signal);
  }

  /** Goes on where an earlier process stopped. */
  static async open(
    runtime: SubgraphRuntime,
    readings: Readings,
    config: EnvironmentConfig,
  ): Promise<Telemetry> {
    const telemetry = new Telemetry(runtime, readings, config);
    telemetry.#points = await loadWatchedPoints(runtime.orm.em.fork());
    await telemetry.#remember([...telemetry.#points.byId.values()]);
    telemetry.#planLimits();
    return telemetry;
  }

  get points(): WatchedPoints {
    return this.#points;
  }

  /** Newest reading of a point, whether stored yet or not; null while it never had one. */
  latest(pointId: string): StoredReading | null {
    return this.#memory.get(pointId)?.latest ?? null;
  }

  /** Furthest value of a standing occurrence, up to the last reading. */
  worst(pointId: string, definitionId: string): number | null {
    return this.#memory.get(pointId)?.state.watches[definitionId]?.worst ?? null;
  }

  /** True when a point that once delivered has been silent for three intervals. */
  isSilent(pointId: string): boolean {
    const memory = this.#memory.get(pointId);
    const point = this.#points.byId.get(pointId);
    if (!memory || !point) return false;
    const due = silentFrom(memory.state, memory.arrivedAt, point.intervalMs);
    return due !== null && this.#now() > due;
  }

  /**
   * Takes one delivery. Evaluation happens now, before anything is written; the promise settles
   * when all of it is durable.
   * @throws Stopping
   */
  async deliver(
    source: { readonly gateway: string | null; readonly topic: string },
    rows: readonly DeliveredRow[],
  ): Promise<RowResult[]> {
    await this.#writer.room();
    const now = this.#now();
    if (source.gateway) this.#seen.add(source.gateway);
    const readings: StoredReading[] = [];
    const alarms: Promise<void>[] = [];
    const refused: RefusedDelivery[] = [];
    const touched = new Map<string, PointMemory>();
    const taken = rows.map(({ point, reading }) => {
      const accepted =
        isRefusal(reading) || !point
          ? (reading as Refusal)
          : acceptReading(point, reading, now, this.#config.readingRetentionDays);
      if (isRefusal(accepted) || !point) {
        const refusal = accepted as Refusal;
        if (this.bound.admits(source.gateway ?? 'unknown', now))
          refused.push({ refusal, ...source, receivedAt: new Date(now) });
        return refusal;
      }
      const memory = this.#memoryOf(point.id);
      const stored = this.#take(point, memory, accepted, alarms);
      memory.arrivedAt = now;
      touched.set(point.id, memory);
      readings.push(stored);
      return stored;
    });
    const states = this.#progress(touched);
    const fresh = await this.#writer.write({ readings, refused, states, alarms });
    let next = 0;
    return taken.map((one): RowResult => {
      if (isRefusal(one)) return { status: 'REFUSED', refusal: one };
      if (!fresh[next++]) return { status: 'DUPLICATE' };
      return { status: one.quality === Quality.GOOD ? 'STORED' : statusOf(one) };
    });
  }

  /** What is due by the wall clock: silence, and limits that begin now. */
  async tick(): Promise<void> {
    const now = this.#now();
    const changes: Promise<void>[] = [];
    if (this.#nextLimitStart !== null && now >= this.#nextLimitStart) {
      this.#planLimits();
      for (const point of this.#points.byId.values())
        if (point.state === 'IN_SERVICE')
          this.#apply(point, (s) => reconsider(point, s, now), changes);
    }
    for (const point of this.#points.byId.values()) {
      if (!point.watchesSilence || point.state !== 'IN_SERVICE') continue;
      const memory = this.#memory.get(point.id);
      if (memory) this.#apply(point, (s) => raiseSilence(point, s, memory.arrivedAt, now), changes);
    }
    await Promise.all(changes);
  }

  /**
   * Takes over changed points, definitions, limits, rooms and gateways, and acts on them at once:
   * the newest values are judged again, and what is no longer watched returns to normal.
   */
  async reload(): Promise<void> {
    const before = this.#points;
    this.#points = await loadWatchedPoints(this.#runtime.orm.em.fork());
    const added = [...this.#points.byId.values()].filter(({ id }) => !this.#memory.has(id));
    await this.#remember(added);
    this.#planLimits();
    const now = this.#now();
    const changes: Promise<void>[] = [];
    for (const point of this.#points.byId.values()) {
      const old = before.byId.get(point.id);
      if (!old || !judgedOtherwise(old, point, now)) continue;
      this.#apply(point, (state) => endRemoved(point, state, now), changes);
      if (point.state === 'IN_SERVICE')
        this.#apply(point, (state) => reconsider(point, state, now), changes);
    }
    await Promise.all(changes);
  }

  /** Codes of gateways that delivered since the last call. */
  takeSeen(): string[] {
    const seen = [...this.#seen];
    this.#seen.clear();
    return seen;
  }

  /** Settles when everything taken is durable. */
  async idle(): Promise<void> {
    await this.#alarms.idle();
    await this.#writer.idle();
  }

  async close(): Promise<void> {
    await Promise.race([this.idle(), new Promise((resolve) => setTimeout(resolve, 5_000).unref())]);
    this.#stop.abort();
  }

  #take(
    point: WatchedPoint,
    memory: PointMemory,
    { at, value, inRange }: { at: number; value: number; inRange: boolean },
    alarms: Promise<void>[],
  ): StoredReading {
    const place = placeInTime(memory.state, at);
    const quality = !inRange
      ? Quality.OUT_OF_RANGE
      : place === 'LATE'
        ? Quality.LATE
        : Quality.GOOD;
    const stored = { series: point.series, at, value, quality };
    if (quality === Quality.GOOD && place === 'NEWER') {
      if (point.state === 'IN_SERVICE')
        this.#apply(point, (state) => evaluateReading(point, state, stored), alarms);
      else memory.state = { ...memory.state, newest: { at, value } };
    }
    if (!memory.latest || at > memory.latest.at) {
      memory.latest = stored;
      this.feed.publish(liveReading(point.id, stored));
    }
    return stored;
  }

  #apply(
    point: WatchedPoint,
    evaluate: (state: PointState) => Evaluation,
    changes: Promise<void>[],
  ): void {
    const memory = this.#memoryOf(point.id);
    const { state, transitions } = evaluate(memory.state);
    memory.state = state;
    for (const transition of transitions) {
      memory.written = state;
      changes.push(this.#alarms.push({ pointId: point.id, transition, state }));
    }
  }

  /** States of these points that a restart would not find by itself. */
  #progress(touched: ReadonlyMap<string, PointMemory>): Map<string, PointState> {
    const states = new Map<string, PointState>();
    for (const [pointId, memory] of touched) {
      if (sameProgress(memory.state, memory.written)) continue;
      memory.written = memory.state;
      states.set(pointId, memory.state);
    }
    return states;
  }

  #memoryOf(pointId: string): PointMemory {
    let memory = this.#memory.get(pointId);
    if (!memory) {
      memory = { state: unknownPoint, written: unknownPoint, latest: null, arrivedAt: this.#now() };
      this.#memory.set(pointId, memory);
    }
    return memory;
  }

  async #remember(points: readonly WatchedPoint[]): Promise<void> {
    if (points.length === 0) return;
    const em = this.readings.em();
    const states = await restoreStates(this.#runtime.orm.em.fork(), em, points);
    const series = points.map((point) => point.series);
    const latest = await newestReadings(em, series, false);
    // Since when silence counts is not known after a start: every point gets its three intervals.
    const arrivedAt = this.#now();
    for (const point of points) {
      const state = states.get(point.id) ?? unknownPoint;
      const newest = latest.get(point.series) ?? null;
      this.#memory.set(point.id, { state, written: state, latest: newest, arrivedAt });
    }
  }

  #planLimits(): void {
    this.#nextLimitStart = this.#points.limits.nextStart(this.#now());
  }

  #now(): number {
    return this.#runtime.process.clock.now().getTime();
  }
}

const statusOf = ({ quality }: StoredReading) =>
  quality === Quality.LATE ? 'LATE' : 'OUT_OF_RANGE';

export const liveReading = (pointId: string, reading: StoredReading): LiveReading => ({
  pointId,
  at: new Date(reading.at),
  value: reading.value,
  quality: qualityName(reading.quality),
});

/** Whether what is watched at a point, or its limits at this moment, changed. */
function judgedOtherwise(old: WatchedPoint, point: WatchedPoint, now: number): boolean {
  const judged = (one: WatchedPoint) =>
    JSON.stringify([
      one.state,
      one.rules.map((rule) => [rule, one.limitAt(rule.definitionId, now)]),
    ]);
  return judged(old) !== judged(point);
}
