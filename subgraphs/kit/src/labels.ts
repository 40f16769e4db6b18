import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from './context.ts';
import { packageRoot } from './package-root.ts';

/** Enum name → value → label. */
type LabelFile = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Labels {
  /** What a value of an enum is called; the value itself where no label is written. */
  label(enumName: string, value: string, locale: Locale): string;
  readonly files: Readonly<Record<Locale, LabelFile>>;
}

const loaded = new Map<string, Labels>();

/** Labels of a package: its `contract/labels.zh.json` and `.en.json`. */
export function labelsOf(importMetaUrl: string): Labels {
  const root = packageRoot(importMetaUrl);
  const known = loaded.get(root);
  if (known) return known;
  const files = { zh: readLabels(root, 'zh'), en: readLabels(root, 'en') };
  const labels: Labels = {
    files,
    label: (enumName, value, locale) => files[locale][enumName]?.[value] ?? value,
  };
  loaded.set(root, labels);
  return labels;
}

function readLabels(root: string, locale: Locale): LabelFile {
  const file = join(root, 'contract', `labels.${locale}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as LabelFile) : {};
}
