import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readVersions } from '../compose/vendor-versions.ts';
import type { Handler } from './http-route.ts';
import { respondFresh } from './respond-fresh.ts';

/**
 * `/vendor/contract.json`: every published version of the vendor contract with its schema, for
 * vendors' programmers and their tools. It holds no data, so it is open to whoever asks.
 */
export function vendorContractEndpoint(folder: string): Handler {
  return async (request, response) => {
    const versions = await readVersions(folder);
    const published = await Promise.all(
      versions.map(async (version) => ({
        ...version,
        schema: await readFile(join(folder, `${version.version}.graphql`), 'utf8'),
      })),
    );
    respondFresh(request, response, { versions: published });
  };
}
