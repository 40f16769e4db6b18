/** `npm run build`: everything that `npm start` would build, and the SBOM of what is shipped. */
import { join } from 'node:path';
import { buildAll } from './build.mjs';
import { root } from './domains.mjs';
import { writeBillOfMaterials } from './supply-chain/bill-of-materials.ts';

await buildAll({ report: (line: string) => console.log(line) });
await writeBillOfMaterials(root, join(root, 'supergraph/dist/sbom.cdx.json'));
