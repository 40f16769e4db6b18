import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSchema, findBreakingChanges, lexicographicSortSchema, printSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { parse } from 'yaml';

/** A published version of the vendor contract, as `versions.yaml` has it. */
export interface ContractVersion {
  /** The day it was published; its schema is `<version>.graphql`. */
  readonly version: string;
  /** The day its end was announced; null while it has none. */
  readonly announced: string | null;
  /** Last day on which nothing may break it; null while no end was announced. */
  readonly supportedUntil: string | null;
  /** What was new, for vendors' programmers. */
  readonly changes: readonly { readonly zh: string; readonly en: string }[];
}

/** Vendors get at least so long from the announcement to the end of a version. */
export const noticeDays = 90;

/** The contract as text, independent of the order in which it was composed. */
export const contractText = (schema: GraphQLSchema): string =>
  `${printSchema(lexicographicSortSchema(schema))}\n`;

/** @returns the versions, the newest last */
export async function readVersions(folder: string): Promise<readonly ContractVersion[]> {
  const text = await readFile(join(folder, 'versions.yaml'), 'utf8');
  return (parse(text) as { versions: ContractVersion[] }).versions;
}

/**
 * What stands against the present contract: it differs from its newest version, breaks one that is
 * still supported, or a version ends without the notice that vendors are promised.
 */
export async function versionFaults(
  folder: string,
  current: GraphQLSchema,
  today: string,
): Promise<string[]> {
  const versions = await readVersions(folder);
  const faults = noticeFaults(versions);
  for (const { version } of supported(versions, today)) {
    const published = buildSchema(await readFile(join(folder, `${version}.graphql`), 'utf8'));
    for (const { description } of findBreakingChanges(published, current))
      faults.push(`vendor contract: breaks ${version}, which is supported: ${description}`);
  }
  const newest = versions.at(-1)!.version;
  const text = await readFile(join(folder, `${newest}.graphql`), 'utf8').catch(() => '');
  if (text !== contractText(current))
    faults.push(`vendor contract: ${newest}.graphql is not what is composed: npm run contract`);
  return faults;
}

const supported = (versions: readonly ContractVersion[], today: string) =>
  versions.filter(({ supportedUntil }) => supportedUntil === null || supportedUntil >= today);

function noticeFaults(versions: readonly ContractVersion[]): string[] {
  const dayMs = 86_400_000;
  return versions.flatMap(({ version, announced, supportedUntil }) => {
    if (supportedUntil === null) return [];
    const days =
      announced === null ? 0 : (Date.parse(supportedUntil) - Date.parse(announced)) / dayMs;
    if (days >= noticeDays) return [];
    return [
      `vendor contract: ${version} ends with ${days} days of notice, ${noticeDays} are promised`,
    ];
  });
}
