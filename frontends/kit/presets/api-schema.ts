import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildASTSchema, type GraphQLSchema } from 'graphql';
import { mergeContracts } from './merge-contracts.ts';

const repository = join(import.meta.dirname, '../../..');

/** Where the schema is read: named, else composed, else the contracts. */
export function schemaSources(): { from: string; texts: readonly string[] } {
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
  const { texts } = schemaSources();
  if (texts.length === 0) throw new Error('No schema: run `npm run compose` first');
  return buildASTSchema(mergeContracts(texts), { assumeValidSDL: true, assumeValid: true });
}
