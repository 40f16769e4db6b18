import { dirname, join } from 'node:path';
import { packageRoot } from '@houqin/kit/package-root';

/** The repository's top folder: of the source and of the build alike. */
export const repository = dirname(packageRoot(import.meta.url));

/** Where the published versions of the vendor contract lie. */
export const vendorFolder = join(repository, 'supergraph/contract/vendor');
