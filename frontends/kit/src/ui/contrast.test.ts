import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

type Theme = ReadonlyMap<string, string>;

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

function declared(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('\n}')[0] ?? '';
  const pairs = [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)];
  return new Map(pairs.map(([, name = '', value = '']) => [name, value.trim()]));
}

const light: Theme = declared(':root');
const dark: Theme = new Map([...light, ...declared('[data-theme="dark"]')]);

/** Colour of a token as linear red, green and blue; follows `var()`. */
function colour(theme: Theme, name: string): [number, number, number] {
  const value = theme.get(name);
  const reference = value?.match(/^var\((--[\w-]+)\)$/)?.[1];
  if (reference) return colour(theme, reference);
  const hex = value?.match(/^#([0-9A-F]{6})$/i)?.[1];
  if (!hex) throw new Error(`${name} is no opaque colour: ${value}`);
  const channel = (at: number) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return [channel(0), channel(2), channel(4)];
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(theme: Theme, a: string, b: string): number {
  const luminance = ([red, green, blue]: [number, number, number]) =>
    0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const [one, two] = [luminance(colour(theme, a)), luminance(colour(theme, b))];
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
}

const surfaces = ['--c-surface', '--c-canvas', '--c-sunken', '--c-hover'];
const severities = ['critical', 'high', 'medium', 'low'];

const texts: [string, string][] = [
  ...surfaces.flatMap((surface) =>
    ['--c-text', '--c-text-2', '--c-accent', '--st-late', '--st-soon'].map(
      (text): [string, string] => [text, surface],
    ),
  ),
  ...['--c-surface', '--c-canvas', '--c-sunken'].map((surface): [string, string] => [
    '--c-text-3',
    surface,
  ]),
  ['--c-on-accent', '--c-accent'],
  ['--c-on-accent', '--c-accent-hover'],
  ['--c-accent', '--c-accent-soft'],
  ['--c-text', '--c-accent-soft'],
  ['--c-text-2', '--c-accent-soft'],
  ['--c-surface', '--c-text'],
  ['--st-stale', '--c-surface'],
  ...severities.flatMap((name): [string, string][] => [
    [`--sev-${name}-ink`, `--sev-${name}-fill`],
    [`--sev-${name}-text`, '--c-surface'],
    [`--sev-${name}-text`, '--c-canvas'],
    [`--sev-${name}-text`, `--sev-${name}-soft`],
    ['--c-text', `--sev-${name}-soft`],
    ['--c-text-2', `--sev-${name}-soft`],
  ]),
];

const edges: [string, string][] = [
  ['--c-control', '--c-surface'],
  ['--c-focus', '--c-surface'],
  ['--c-focus', '--c-canvas'],
  ['--ch-series', '--c-surface'],
  ['--ch-series', '--ch-band'],
  ['--ch-series-2', '--c-surface'],
  ['--ch-limit', '--c-surface'],
  ['--ch-limit', '--ch-band'],
  // yellow carries its own edge; the others are their edge
  ...severities.map((name): [string, string] => [
    name === 'medium' ? '--sev-medium-edge' : `--sev-${name}-fill`,
    '--c-surface',
  ]),
  ...severities.map((name): [string, string] => [
    name === 'medium' ? '--sev-medium-edge' : `--sev-${name}-fill`,
    `--sev-${name}-soft`,
  ]),
];

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_, theme) => {
  it.each(texts)('writes %s on %s at 4.5:1 or more', (text, surface) => {
    expect(contrast(theme, text, surface)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(edges)('draws %s on %s at 3:1 or more', (edge, surface) => {
    expect(contrast(theme, edge, surface)).toBeGreaterThanOrEqual(3);
  });
});
