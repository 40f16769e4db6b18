import type { SubgraphRuntime } from '@houqin/kit/subgraph';
import type { EnvironmentConfig } from '../config.ts';
import { sweepDeadLetters, writeDeadLetters } from '../dead-letter/write-dead-letters.ts';
import { FieldGateway } from '../gateway/field-gateway.entity.ts';
import type { Readings } from '../telemetry/open-readings.ts';
import { refuse } from './refusal.ts';
import type { Telemetry } from './telemetry.ts';

const dayMs = 86_400_000;

/** Once a minute: which gateways were heard, and how many refusals were only counted. */
export async function writeMinutes(runtime: SubgraphRuntime, telemetry: Telemetry): Promise<void> {
  const now = runtime.process.clock.now();
  const em = runtime.orm.em.fork();
  const seen = telemetry.takeSeen();
  if (seen.length > 0)
    await em.nativeUpdate(FieldGateway, { code: { $in: seen } }, { lastSeenAt: now });
  const suppressed = telemetry.bound.takeSuppressed().map(({ source, count }) => ({
    refusal: refuse('TOO_MANY', `${count} more refusals were counted and not kept`, ''),
    ...{ gateway: source, topic: '', receivedAt: now },
  }));
  await writeDeadLetters(em, suppressed);
}

/** Once an hour: what is older than it is kept. Roll-ups by hour and day are kept for good. */
export async function sweep(
  runtime: SubgraphRuntime,
  readings: Readings,
  config: EnvironmentConfig,
): Promise<void> {
  const now = runtime.process.clock.now().getTime();
  await sweepDeadLetters(runtime.orm.em, new Date(now - config.deadLetterRetentionDays * dayMs));
  // A day more than is accepted, so that a repeated reading always finds the first.
  await readings.store.removeBefore(now - (config.readingRetentionDays + 1) * dayMs);
}
