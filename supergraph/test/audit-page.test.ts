import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, visit } from 'graphql';
import { expect, it } from 'vitest';
import { loadSupergraph } from '../src/gateway/supergraph.ts';
import { roverComposition } from '../src/gateway/supergraph-source.ts';
import { repository } from '../src/repository.ts';

const folder = join(repository, 'frontends/identity/src');

/** The text of the page's operation, as gql.tada reads it. */
async function operation(): Promise<string> {
  const source = await readFile(join(folder, 'audit/audit.graph.ts'), 'utf8');
  return /`\s*(query AuditTrails[^`]*)`/.exec(source)![1]!;
}

// A trail that nobody can look at is as good as none, and a new domain has one at once.
it('asks and names the trail of every domain in the graph', async () => {
  const { apiSchema } = loadSupergraph(await roverComposition(`${repository}/rover.yaml`).read());
  const trails = Object.values(apiSchema.getQueryType()!.getFields())
    .filter(({ type }) => String(type) === 'AuditEntryConnection')
    .map(({ name }) => name);
  const asked: string[] = [];
  visit(parse(await operation()), { Field: ({ name }) => void asked.push(name.value) });
  expect(trails.length).toBeGreaterThan(0);
  expect(asked.sort()).toEqual(trails.sort());
  for (const locale of ['zh', 'en']) {
    const file = join(folder, 'messages', `${locale}.json`);
    const words = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
    for (const trail of trails) expect(words).toHaveProperty([`domain.${trail.slice(0, -5)}`]);
  }
});
