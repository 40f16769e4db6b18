import { readFile } from 'node:fs/promises';
import { composeContracts, readContracts, type ComposeOptions } from '../compose/compose.ts';
import { contractSupergraph } from '../compose/vendor-contract.ts';
import { readRover } from '../compose/read-rover.ts';

/** Where a supergraph comes from: read once at start, and again when one of its files changes. */
export interface SupergraphSource {
  /** For log lines. */
  readonly label: string;
  /** @throws Error with a message for the operator when there is no usable supergraph */
  read(): Promise<string>;
  /** The files it depends on, as of the last reading. */
  files(): readonly string[];
}

/** A composed supergraph in a file. */
export function supergraphFile(file: string): SupergraphSource {
  return {
    label: file,
    read: () => readFile(file, 'utf8'),
    files: () => [file],
  };
}

/** A contract of another source; see `contractSupergraph`. */
export function contractOf(source: SupergraphSource, tag: string): SupergraphSource {
  return {
    label: `${source.label}, contract ${tag}`,
    read: async () => contractSupergraph(await source.read(), tag),
    files: () => source.files(),
  };
}

/**
 * The composition of a `rover.yaml` and the contract files as they are at each reading. The same
 * files are not composed twice: two gateways may stand on one source.
 */
export function roverComposition(roverFile: string, options?: ComposeOptions): SupergraphSource {
  let files: readonly string[] = [roverFile];
  let last: { readonly contracts: string; readonly sdl: string } | undefined;
  return {
    label: roverFile,
    async read() {
      const entries = await readRover(roverFile);
      files = [roverFile, ...entries.map(({ schemaFile }) => schemaFile)];
      const contracts = await readContracts(entries);
      const text = JSON.stringify(contracts);
      if (last?.contracts !== text)
        last = { contracts: text, sdl: composeContracts(contracts, options) };
      return last.sdl;
    },
    files: () => files,
  };
}
