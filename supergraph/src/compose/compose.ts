import { readFile } from 'node:fs/promises';
import { composeServices } from '@apollo/composition';
import { parse, GraphQLError } from 'graphql';
import { unguardedRoots } from './guarded-roots.ts';
import { CompositionFailed, readRover, type SubgraphEntry } from './read-rover.ts';

/** A subgraph's contract as text, ready to be composed. */
export interface SubgraphContract {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

export interface ComposeOptions {
  /** Off for graphs that are not ours, whose root fields carry no guards. */
  readonly requireGuards?: boolean;
}

/**
 * Composes the subgraphs of a `rover.yaml` from their contract files.
 * @returns the supergraph's SDL
 * @throws CompositionFailed
 */
export async function composeRover(file: string, options?: ComposeOptions): Promise<string> {
  return composeContracts(await readContracts(await readRover(file)), options);
}

/** @throws CompositionFailed when a contract file cannot be read */
export async function readContracts(
  entries: readonly SubgraphEntry[],
): Promise<SubgraphContract[]> {
  const missing: string[] = [];
  const contracts = await Promise.all(
    entries.map(async ({ name, url, schemaFile }) => {
      const sdl = await readFile(schemaFile, 'utf8').catch((error: Error) => {
        missing.push(`${name}: ${error.message}`);
        return '';
      });
      return { name, url, sdl };
    }),
  );
  if (missing.length) throw new CompositionFailed(missing);
  return contracts;
}

/**
 * Composes contracts to one supergraph.
 * @throws CompositionFailed with one line per fault, each naming its subgraph
 */
export function composeContracts(
  contracts: readonly SubgraphContract[],
  { requireGuards = true }: ComposeOptions = {},
): string {
  const services = contracts.map(({ name, url, sdl }) => ({
    name,
    url,
    typeDefs: parsed(name, sdl),
  }));
  if (requireGuards) {
    const open = services.flatMap(({ name, typeDefs }) =>
      unguardedRoots(typeDefs).map(
        (coordinate) =>
          `${name}: ${coordinate} says nobody who may use it: ` +
          'add @requiresScopes, @authenticated or @tag(name: "public")',
      ),
    );
    if (open.length) throw new CompositionFailed(open);
  }
  const result = composeServices(services);
  if (result.errors)
    throw new CompositionFailed(result.errors.map((error) => line(error, contracts)));
  return result.supergraphSdl;
}

function parsed(name: string, sdl: string) {
  try {
    return parse(sdl);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const at = error.locations?.[0];
    const where = at ? ` (line ${at.line}, column ${at.column})` : '';
    throw new CompositionFailed([`${name}: ${error.message}${where}`]);
  }
}

/** Apollo prefixes faults of one subgraph with `[name]`; faults between subgraphs name them inside. */
function line(error: GraphQLError, contracts: readonly SubgraphContract[]): string {
  const text = error.message.replace(/\s+/g, ' ').trim();
  const single = /^\[([^\]]+)\] (.*)$/.exec(text);
  const code = error.extensions['code'];
  const suffix = typeof code === 'string' ? ` (${code})` : '';
  if (single) return `${single[1]}: ${single[2]}${suffix}`;
  const named = contracts.map(({ name }) => name).filter((name) => text.includes(`"${name}"`));
  return `${named.length ? named.join(', ') : 'composition'}: ${text}${suffix}`;
}
