import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';

const folder = join(import.meta.dirname, '../../../supergraph/contract/vendor');

/**
 * The newest published version of the vendor contract, for tests: the types of `graphql()` know the
 * whole graph, and what people of outside organisations see may ask for less.
 */
export function vendorContract(): { readonly version: string; readonly schema: GraphQLSchema } {
  const newest = readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .at(-1)!;
  const schema = buildSchema(readFileSync(join(folder, newest), 'utf8'));
  return { version: newest.replace('.graphql', ''), schema };
}
