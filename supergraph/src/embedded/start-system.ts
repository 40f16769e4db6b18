import { join } from 'node:path';
import { AccessDirectory, followIdentity } from '@houqin/kit/access';
import { systemClock, type Clock } from '@houqin/kit/clock';
import { InProcessBus } from '@houqin/kit/in-process-bus';
import type { Logger } from '@houqin/kit/log';
import type { Settings } from '@houqin/kit/settings';
import { startSubgraph, type ProcessEnvironment, type RunningSubgraph } from '@houqin/kit/subgraph';
import { TokenVerifier } from '@houqin/kit/token';
import { UsageMeter } from '@houqin/kit/usage-meter';
import { readRover } from '../compose/read-rover.ts';
import { Gateway } from '../gateway/gateway.ts';
import { inProcessSubgraph } from '../gateway/in-process-subgraph.ts';
import { tokenSignIn } from '../gateway/sign-in.ts';
import { SupergraphHolder } from '../gateway/supergraph-holder.ts';
import type { LinkOf } from '../gateway/subgraph-link.ts';
import { contractOf, roverComposition } from '../gateway/supergraph-source.ts';
import { vendorLimits } from '../limits/operation-limits.ts';
import { vendorRate, type Rate } from '../limits/rate-limit.ts';
import { repository } from '../repository.ts';
import { KeySet } from './key-set.ts';
import { loadSubgraphs } from './load-subgraphs.ts';
import { openDoor } from './open-door.ts';

export interface SystemOptions {
  readonly settings: Settings;
  readonly log: Logger;
  /** Hears each stage as it is done. */
  readonly report: (line: string) => void;
  readonly clock?: Clock;
  /** How often one vendor may ask; as in the vendor contract unless said. */
  readonly rateOfVendors?: Rate;
  /** The repository's own unless a test composes another. */
  readonly roverFile?: string;
}

/** The whole system in this process. */
export interface RunningSystem {
  readonly url: string;
  readonly environment: ProcessEnvironment;
  readonly subgraphs: readonly RunningSubgraph[];
  /** Drains the door, then ends the subgraphs, the last started first. */
  stop(): Promise<void>;
}

/**
 * Starts every subgraph of `rover.yaml`, the gateway over them and the one server before them. It
 * listens when all of it can answer. When a step fails, the steps before it are undone. The settings
 * were tried out by `checkSettings`.
 * @throws CompositionFailed, errors of databases and ports
 */
export async function startSystem(options: SystemOptions): Promise<RunningSystem> {
  const { settings, log, report, clock = systemClock } = options;
  const { roverFile = join(repository, 'rover.yaml') } = options;
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse())
      await step().catch((error: unknown) => log.error({ err: error }, 'stopping'));
  };
  try {
    const entries = await readRover(roverFile);
    const loaded = await loadSubgraphs(entries);
    report(`${loaded.length} subgraphs loaded`);

    const composition = roverComposition(roverFile);
    const holder = new SupergraphHolder(composition, log);
    const vendorHolder = new SupergraphHolder(contractOf(composition, 'vendor'), log);
    for (const each of [holder, vendorHolder]) {
      await each.load();
      undo.push(async () => each.stop());
    }
    report('supergraph composed');

    const bus = new InProcessBus(log);
    const access = new AccessDirectory();
    const keys = new KeySet();
    const verifier = new TokenVerifier(keys, clock);
    const usage = new UsageMeter();
    const environment = { settings, bus, access, keys, clock, log, verifier, usage };
    const following = followIdentity(bus, access);
    undo.push(() => following.stop());

    const subgraphs: RunningSubgraph[] = [];
    for (const subgraph of loaded) {
      const running = await startSubgraph(subgraph, environment);
      undo.push(() => running.stop());
      keys.offer(running.routes);
      subgraphs.push(running);
      report(`${running.name} started`);
    }
    await seedDemo(subgraphs, environment, report);
    // Everybody's access is replayed before the first caller is asked who it is.
    await bus.settled();

    const policy = tokenSignIn(environment, verifier);
    const linkOf: LinkOf = ({ name }) => {
      const running = subgraphs.find((subgraph) => subgraph.name === name);
      if (!running) throw new Error(`${name} does not run in this process: restart it`);
      return inProcessSubgraph(running);
    };
    const introspection = process.env['NODE_ENV'] !== 'production';
    const count = { meter: usage, clock };
    const common = { linkOf, policy, log };
    const gateway = new Gateway({ ...common, holder, introspection, audience: 'staff' });
    const vendorGateway = new Gateway({
      ...{ ...common, holder: vendorHolder, audience: 'vendor' },
      // The contract is theirs to read.
      ...{ introspection: true, limits: vendorLimits, rate: options.rateOfVendors ?? vendorRate },
      count,
    });
    for (const each of [gateway, vendorGateway]) {
      await each.start();
      undo.push(() => each.stop());
    }
    const door = await openDoor({ settings, log, clock, gateway, vendorGateway, subgraphs });
    undo.push(() => door.stop());
    holder.watch();
    vendorHolder.watch();
    return { url: door.url, environment, subgraphs, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Writes the demo hospital where the databases are new; later domains build on events of earlier ones. */
async function seedDemo(
  subgraphs: readonly RunningSubgraph[],
  { settings, bus, clock }: ProcessEnvironment,
  report: (line: string) => void,
): Promise<void> {
  if (settings.demo === 'none') return;
  const plan = { size: settings.demo, now: clock.now() };
  for (const running of subgraphs) {
    if (!(await running.seed(plan))) continue;
    await bus.settled();
    report(`${running.name}: demo data written`);
  }
}
