import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';

/** One entry of `rover.yaml`: where a subgraph answers and where its contract lies. */
export interface SubgraphEntry {
  readonly name: string;
  /** Where the subgraph answers when it runs as a process of its own. */
  readonly url: string;
  /** Absolute path of its SDL. */
  readonly schemaFile: string;
}

/** A composition that cannot be made; each line names the subgraph or the file at fault. */
export class CompositionFailed extends Error {
  override readonly name = 'CompositionFailed';

  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}

const namePattern = /^[a-z][a-z0-9-]*$/;

/**
 * Reads `rover.yaml`, the only list of subgraphs, in its order.
 * @throws CompositionFailed
 */
export async function readRover(file: string): Promise<SubgraphEntry[]> {
  const document: unknown = parse(
    await readFile(file, 'utf8').catch((error: Error) => {
      throw new CompositionFailed([`${file}: ${error.message}`]);
    }),
  );
  const subgraphs = record(record(document)?.['subgraphs']);
  if (!subgraphs || Object.keys(subgraphs).length === 0)
    throw new CompositionFailed([`${file}: it lists no subgraphs`]);
  const lines: string[] = [];
  const entries = Object.entries(subgraphs).flatMap(([name, value]) => {
    const url = record(value)?.['routing_url'];
    const schema = record(record(value)?.['schema'])?.['file'];
    if (!namePattern.test(name)) lines.push(`${file}: "${name}" is no kebab-case name`);
    if (typeof url !== 'string' || !URL.canParse(url))
      lines.push(`${file}: ${name}.routing_url is no URL`);
    if (typeof schema !== 'string') lines.push(`${file}: ${name}.schema.file is missing`);
    return typeof url === 'string' && typeof schema === 'string'
      ? [{ name, url, schemaFile: resolve(dirname(file), schema) }]
      : [];
  });
  if (lines.length) throw new CompositionFailed(lines);
  return entries;
}

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : undefined;
}
