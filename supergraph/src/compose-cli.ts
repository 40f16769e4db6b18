import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { printSchema } from 'graphql';
import { composeRover } from './compose/compose.ts';
import { CompositionFailed } from './compose/read-rover.ts';
import { loadSupergraph } from './gateway/supergraph.ts';
import { repository } from './repository.ts';

/** Where the composed files lie; rebuilt at will, never committed. */
const target = join(repository, 'supergraph/.build');

/**
 * `npm run compose`: writes `supergraph.graphql` (for gateways) and `api.graphql` (what callers
 * may name, for the typed operations of the front ends).
 * @returns the exit code
 */
export async function composeCli(): Promise<number> {
  try {
    const sdl = await composeRover(join(repository, 'rover.yaml'));
    const { apiSchema, subgraphs } = loadSupergraph(sdl);
    await mkdir(target, { recursive: true });
    await writeFile(join(target, 'supergraph.graphql'), sdl);
    await writeFile(join(target, 'api.graphql'), printSchema(apiSchema));
    const fields = [
      apiSchema.getQueryType(),
      apiSchema.getMutationType(),
      apiSchema.getSubscriptionType(),
    ].map((type) => Object.keys(type?.getFields() ?? {}).length);
    process.stdout.write(
      `composed ${subgraphs.map(({ name }) => name).join(', ')}: ` +
        `${fields[0]} queries, ${fields[1]} mutations, ${fields[2]} subscriptions\n`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof CompositionFailed)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

if (import.meta.main) process.exit(await composeCli());
