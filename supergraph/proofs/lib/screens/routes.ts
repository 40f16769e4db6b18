import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '../../../src/repository.ts';
import type { Person } from '../person.ts';

/** A page to look at, and a demo account that may open it. */
export interface Route {
  readonly path: string;
  readonly username: string;
}

interface Manifest {
  readonly routes: readonly { readonly path: string; readonly permission?: string }[];
  readonly opens?: readonly { readonly type: string; readonly path: string }[];
}

/** Pages of the shell itself. */
const own = ['/', '/inbox', '/me', '/no-such-page'];

/**
 * Every page that any remote's manifest declares, with ids from the demo hospital: a new route is
 * looked at without being named here. The first account that may open a page, and has a row for it,
 * opens it.
 */
export async function allRoutes(people: ReadonlyMap<string, Person>): Promise<Route[]> {
  const rights = new Map<string, ReadonlySet<string>>();
  for (const [username, person] of people) {
    const { me } = await person.ask<{ me: { grants: { permission: string }[] } }>(
      '{ me { grants { permission } } }',
    );
    rights.set(username, new Set(me.grants.map(({ permission }) => permission)));
  }
  const routes: Route[] = own.map((path) => ({ path, username: [...people.keys()][0]! }));
  for (const { routes: declared, opens } of await manifests())
    for (const { path, permission } of declared) {
      if (!permission) continue;
      const able = [...people.keys()].filter((name) => rights.get(name)!.has(permission));
      if (able.length === 0)
        throw new Error(`No account of the proof may open ${path} (${permission}).`);
      routes.push(await filled(path, able, people, opens));
    }
  return routes;
}

/** The page with an id that its reader has: what reaches OWN rows alone may have none. */
async function filled(
  path: string,
  able: readonly string[],
  people: ReadonlyMap<string, Person>,
  opens: Manifest['opens'],
): Promise<Route> {
  if (!path.includes(':id')) return { path, username: able[0]! };
  const type = typeOf(path, opens);
  for (const username of able) {
    const id = await anId(people.get(username)!, type);
    if (id) return { path: path.replace(':id', id), username };
  }
  throw new Error(`No account of the proof sees a ${type}.`);
}

async function manifests(): Promise<Manifest[]> {
  const folder = join(repository, 'frontends');
  const found: Manifest[] = [];
  for (const name of (await readdir(folder)).sort()) {
    if (name === 'kit') continue;
    const text = await readFile(join(folder, name, 'manifest.json'), 'utf8').catch(() => null);
    if (text) found.push(JSON.parse(text) as Manifest);
  }
  return found;
}

function typeOf(path: string, opens: Manifest['opens']): string {
  const type = opens?.find((one) => one.path === path)?.type;
  if (!type) throw new Error(`${path} opens no type by its manifest, so no id is known for it.`);
  return type;
}

/** Types of which there are few: their list is no connection. */
const whole = new Set(['Role']);

/** By the rule of names: `WorkOrder` is listed by `workOrders`. */
async function anId(person: Person, type: string): Promise<string | undefined> {
  const list = `${type[0]!.toLowerCase()}${type.slice(1)}s`;
  const nodes = whole.has(type)
    ? (await person.ask<Record<string, { id: string }[]>>(`{ ${list} { id } }`))[list]
    : (
        await person.ask<Record<string, { nodes: { id: string }[] }>>(
          `{ ${list}(first: 1) { nodes { id } } }`,
        )
      )[list]?.nodes;
  return nodes?.[0]?.id;
}
