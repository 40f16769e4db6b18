import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = import.meta.dirname;
const parts = readdirSync(folder).filter((name) => name.endsWith('.svelte'));
const sources = new Map(parts.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

it.each(parts)('%s takes every colour from a token', (name) => {
  const style = sources.get(name)?.split('<style>')[1] ?? '';
  expect(style.match(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(|\boklch\(/gi) ?? []).toEqual([]);
});

it.each(parts)('%s uses only tokens that exist', (name) => {
  const known = readFileSync(join(folder, 'tokens.css'), 'utf8');
  const source = sources.get(name) ?? '';
  const used = [...source.matchAll(/var\((--(?:c|st|sev|ch|s|r|t|e|h|w|z|m|f)-[\w-]+)/g)];
  const missing = used
    .map(([, token = '']) => token)
    .filter((token) => !known.includes(`${token}:`));
  expect(missing).toEqual([]);
});

it.each(parts)('%s leaves words to its caller or the label packs', (name) => {
  const markup = (sources.get(name) ?? '').replace(/<script[\s\S]*?<\/script>|<style>[\s\S]*/g, '');
  const withoutComments = markup.replace(/<!--[\s\S]*?-->/g, '');
  expect(withoutComments.match(/[\u4e00-\u9fff]+/g) ?? []).toEqual([]);
});
