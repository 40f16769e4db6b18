/**
 * Writes the types of the graph for `graphql()` to `src/graph/.build/schema.d.ts`. The schema is
 * the composed one (`npm run compose`), else the contracts of the subgraphs laid together; a file
 * named in HOUQIN_API_SDL wins over both.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifyIntrospection, outputIntrospectionFile } from 'gql.tada/internal';
import { buildASTSchema, introspectionFromSchema, printSchema, type GraphQLSchema } from 'graphql';
import { mergeContracts } from './merge-contracts.ts';

const repository = join(import.meta.dirname, '../../..');
const target = join(import.meta.dirname, '../src/graph/.build');

function sources(): { from: string; texts: readonly string[] } {
  const named = process.env['HOUQIN_API_SDL'];
  if (named) return { from: named, texts: [readFileSync(named, 'utf8')] };
  const composed = join(repository, 'supergraph/.build/api.graphql');
  if (existsSync(composed)) return { from: composed, texts: [readFileSync(composed, 'utf8')] };
  const domains = join(repository, 'subgraphs');
  const texts = readdirSync(domains)
    .map((name) => join(domains, name, 'contract/schema.graphql'))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'));
  return { from: 'subgraphs/*/contract', texts };
}

/** The schema that screens are written against. */
export function apiSchema(): GraphQLSchema {
  const { texts } = sources();
  if (texts.length === 0) throw new Error('No schema: run `npm run compose` first');
  return buildASTSchema(mergeContracts(texts), { assumeValidSDL: true, assumeValid: true });
}

const schema = apiSchema();
const introspection = minifyIntrospection(introspectionFromSchema(schema));
mkdirSync(target, { recursive: true });
writeFileSync(
  join(target, 'schema.d.ts'),
  outputIntrospectionFile(introspection, { fileType: '.d.ts', shouldPreprocess: true }),
);
writeFileSync(join(target, 'schema.graphql'), printSchema(schema));
console.log(`graph types from ${sources().from}`);
