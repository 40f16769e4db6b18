/**
 * Writes the types of the graph for `graphql()` to `src/graph/.build/schema.d.ts`. The schema is
 * the composed one (`npm run compose`), else the contracts of the subgraphs laid together; a file
 * named in HOUQIN_API_SDL wins over both.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifyIntrospection, outputIntrospectionFile } from 'gql.tada/internal';
import { introspectionFromSchema, printSchema } from 'graphql';
import { apiSchema, schemaSources } from './api-schema.ts';

const target = join(import.meta.dirname, '../src/graph/.build');

const schema = apiSchema();
const introspection = minifyIntrospection(introspectionFromSchema(schema));
mkdirSync(target, { recursive: true });
writeFileSync(
  join(target, 'schema.d.ts'),
  outputIntrospectionFile(introspection, { fileType: '.d.ts', shouldPreprocess: true }),
);
writeFileSync(join(target, 'schema.graphql'), printSchema(schema));
console.log(`graph types from ${schemaSources().from}`);
