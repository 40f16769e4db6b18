import type { Job } from '@houqin/kit/schedule';
import type { SubgraphRuntime } from '@houqin/kit/subgraph';
import { sweepDeadLetters, writeDeadLetters } from '../dead-letter/write-dead-letters.ts';
import { FieldGateway } from '../gateway/field-gateway.entity.ts';
import { ingestOf } from './ingest-service.ts';
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

/** What is older than it is kept goes. Roll-ups by hour and day are kept for good. */
export const sweep: Job = {
  name: 'environment-sweep',
  when: { hourlyAt: 17 },
  async run({ runtime, clock }) {
    const { config, readings } = ingestOf(runtime);
    const now = clock.now().getTime();
    const letters = new Date(now - config.deadLetterRetentionDays * dayMs);
    await sweepDeadLetters(runtime.orm.em, letters);
    // A day more than is accepted, so that a repeated reading always finds the first.
    await readings.store.removeBefore(now - (config.readingRetentionDays + 1) * dayMs);
  },
};
