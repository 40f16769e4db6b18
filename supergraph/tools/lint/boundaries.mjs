// The directions that never break: who may import whom, by folder, and nothing undeclared.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { isBuiltin } from 'node:module';
import { root } from '../domains.mjs';

/** Which of our own packages a folder's code may import, by package name. */
const allowed = [
  // Templates are checked as the domains they become.
  { folder: /^frontends\/kit\/template\//, may: (name) => name.startsWith('@houqin/ui-kit/') },
  { folder: /^subgraphs\/kit\/template\//, may: (name) => name.startsWith('@houqin/kit/') },
  { folder: /^subgraphs\/kit\//, may: () => false },
  {
    folder: /^subgraphs\/([^/]+)\//,
    // Another domain's events are types only; everything else of it is closed.
    may: (name, node) =>
      name.startsWith('@houqin/kit/') || (name.endsWith('/events') && node.importKind === 'type'),
  },
  { folder: /^supergraph\//, may: (name) => name.startsWith('@houqin/kit/') },
  { folder: /^frontends\/kit\//, may: () => false },
  { folder: /^(frontends\/[^/]+|shell)\//, may: (name) => name.startsWith('@houqin/ui-kit/') },
];

/** Reports imports that leave their package by path, are not declared, or cross a boundary. */
export const boundaries = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = relative(root, context.filename);
    const home = packageOf(context.filename);
    const check = (node) => {
      const target = node.source?.value;
      if (typeof target !== 'string') return;
      const fault = target.startsWith('.')
        ? relativeFault(context.filename, home, target)
        : bareFault(file, home, target, node);
      if (fault) context.report({ node, message: fault });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

function relativeFault(file, home, target) {
  const aim = resolve(dirname(file), target);
  return relative(home.dir, aim).startsWith('..')
    ? `A relative import may not leave ${relative(root, home.dir) || 'its package'}: ${target}`
    : null;
}

function bareFault(file, home, target, node) {
  if (isBuiltin(target)) return null;
  const name = packageName(target);
  if (target.startsWith('@houqin/') && name !== home.name) {
    const rule = allowed.find(({ folder }) => folder.test(file));
    if (rule && !rule.may(target, node)) return `This folder may not import ${target}.`;
  }
  const typesOnlyEvents = target.endsWith('/events') && node.importKind === 'type';
  return name === home.name || home.declared.has(name) || typesOnlyEvents
    ? null
    : `${name} is not declared in ${relative(root, join(home.dir, 'package.json'))}.`;
}

const packageName = (target) => target.split('/', target.startsWith('@') ? 2 : 1).join('/');

const packages = new Map();

function packageOf(file) {
  let dir = dirname(file);
  while (!existsSync(join(dir, 'package.json'))) dir = dirname(dir);
  if (!packages.has(dir)) {
    const read = (at) => JSON.parse(readFileSync(join(at, 'package.json'), 'utf8'));
    const own = read(dir);
    // Tools of the whole repository (test runner, browser, bundler) are declared once, at the top.
    const tools = read(root).devDependencies;
    const declared = new Set(
      [own.dependencies, own.devDependencies, tools].flatMap((list) => Object.keys(list ?? {})),
    );
    packages.set(dir, { dir, name: own.name, declared });
  }
  return packages.get(dir);
}
