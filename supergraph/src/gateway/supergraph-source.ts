import { readFile } from 'node:fs/promises';
import { composeContracts, readContracts, type ComposeOptions } from '../compose/compose.ts';
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

/** The composition of a `rover.yaml`, made anew from the contract files at every reading. */
export function roverComposition(roverFile: string, options?: ComposeOptions): SupergraphSource {
  let files: readonly string[] = [roverFile];
  return {
    label: roverFile,
    async read() {
      const entries = await readRover(roverFile);
      files = [roverFile, ...entries.map(({ schemaFile }) => schemaFile)];
      return composeContracts(await readContracts(entries), options);
    },
    files: () => files,
  };
}
