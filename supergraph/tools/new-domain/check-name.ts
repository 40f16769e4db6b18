import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesOf } from './names.ts';

/** Folders and packages of ours that are no domain, and first path segments that are taken. */
const reserved = new Set([
  ...['kit', 'ui-kit', 'vendor', 'wallboard', 'shell', 'supergraph', 'template'],
  ...['graphql', 'vendor', 'r', 'static', 'registry', 'healthz', 'readyz', 'metrics'],
  ...['home', 'inbox', 'me', 'sign-in', 'print', 'files'],
]);

/** Letters only: permission codes and type names have no digits. */
const kebabCase = /^[a-z]+(-[a-z]+)*$/;

/** The schema is called `houqin_<name>`, and a title must fit into the navigation. */
const maxLength = 30;

/** What the check looks at, so that it needs no repository. */
export interface Surroundings {
  readonly root: string;
  /** Names in rover.yaml. */
  readonly domains: readonly string[];
}

/** Why a domain may not be called this, in one line; null when it may. */
export function nameFault(name: string | undefined, { root, domains }: Surroundings) {
  if (!name) return 'npm run new:domain -- <name> [--zh 标题] [--en Title]';
  if (!kebabCase.test(name))
    return `"${name}" is no kebab-case name: lower-case letters a to z, words joined by "-", such as linen-supply`;
  if (name.length > maxLength) return `"${name}" is longer than ${maxLength} letters`;
  if (reserved.has(name) || name.endsWith('-ui'))
    return `"${name}" is reserved; choose another name`;
  if (domains.includes(name)) return `rover.yaml lists "${name}" already`;
  for (const folder of [`subgraphs/${name}`, `frontends/${name}`])
    if (existsSync(join(root, folder))) return `${folder} exists already`;
  return typeFault(name, { root, domains });
}

/** The noun of the template is `<Name>Request`: no other domain may have it. */
function typeFault(name: string, { root, domains }: Surroundings) {
  const noun = `${namesOf(name).pascal}Request`;
  const owner = domains.find((domain) => {
    const file = join(root, 'subgraphs', domain, 'contract/schema.graphql');
    return existsSync(file) && new RegExp(`^type ${noun}\\b`, 'm').test(readFileSync(file, 'utf8'));
  });
  return owner ? `"${name}" would own the type ${noun}, which ${owner} has; choose another` : null;
}

/** Why a text may be no title, in one line; titles are written into code as they are. */
export function titleFault(option: string, title: string | undefined) {
  return title === undefined || /^[\p{L}\p{N}][\p{L}\p{N} ()（）·&-]{0,23}$/u.test(title)
    ? null
    : `${option}: use 1 to 24 letters, digits and spaces`;
}
