import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { labelsOf } from './labels.ts';
import { domainMessages } from './messages.ts';

it('reads labels and error texts of a package, from source and from its build alike', () => {
  const root = mkdtempSync(join(tmpdir(), 'houqin-labels-'));
  try {
    mkdirSync(join(root, 'contract'));
    mkdirSync(join(root, 'dist', 'src'), { recursive: true });
    writeFileSync(join(root, 'package.json'), '{}');
    writeFileSync(join(root, 'contract', 'labels.zh.json'), '{"Severity":{"HIGH":"高"}}');
    writeFileSync(join(root, 'contract', 'errors.zh.json'), '{"SHELVED":"已搁置"}');
    for (const module of ['src/subgraph.ts', 'dist/src/subgraph.js']) {
      const url = pathToFileURL(join(root, module)).href;
      const { label } = labelsOf(url);
      expect(label('Severity', 'HIGH', 'zh')).toBe('高');
      expect(label('Severity', 'HIGH', 'en')).toBe('HIGH');
      expect(label('Nothing', 'X', 'zh')).toBe('X');
      const { zh, en } = domainMessages(url);
      expect([zh['SHELVED'], en['SHELVED']]).toEqual(['已搁置', undefined]);
      expect(zh['NOT_FOUND']).toBeTruthy();
    }
  } finally {
    rmSync(root, { recursive: true });
  }
});
