import type { MikroORM } from '@mikro-orm/sql';
import type { AccessDirectory } from './access.ts';
import type { Bus } from './bus.ts';
import type { Clock } from './clock.ts';
import type { Caller, Context } from './context.ts';
import type { Labels } from './labels.ts';
import type { LiveFeed } from './live-feed.ts';
import type { Live } from './live.ts';
import type { Logger } from './log.ts';
import type { Messages } from './messages.ts';
import type { Relay } from './relay.ts';
import type { JobRunner } from './schedule.ts';
import type { Settings } from './settings.ts';
import type { KeySource, TokenVerifier } from './token.ts';
import type { UsageMeter } from './usage-meter.ts';

/** What the subgraphs of one process share. */
export interface ProcessEnvironment {
  readonly settings: Settings;
  readonly bus: Bus;
  readonly access: AccessDirectory;
  readonly keys: KeySource;
  readonly clock: Clock;
  readonly log: Logger;
  /** Where the gateway in this process counts what programs ask; identity keeps the counts. */
  readonly usage?: UsageMeter;
  /** Shared so that a token is verified once in a process; made from `keys` when left out. */
  readonly verifier?: TokenVerifier;
}

/** One subgraph at work. */
export interface SubgraphRuntime {
  readonly name: string;
  readonly orm: MikroORM;
  readonly process: ProcessEnvironment;
  readonly relay: Relay;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each noun has its own entity
  readonly lives: readonly Live<any>[];
  readonly feed: LiveFeed;
  /** The domain's jobs and the kit's; they run by themselves. */
  readonly jobs: JobRunner;
  readonly messages: Messages;
  readonly labels: Labels;
  /** Interval of bookmarks on a quiet stream, in ms. */
  readonly bookmarkMs: number;
  /** Who a token belongs to now. @throws Unauthenticated, TokenStale */
  authenticate(token: string): Promise<Caller>;
  /** A context of the program itself. */
  systemContext(correlationId?: string, causationId?: string): Context;
  /** Something was committed: the relay looks soon. */
  nudge(): void;
  /** Tries a parked event again, and those held back behind it. @returns how many took effect */
  replayParked(id: string): Promise<number>;
}
