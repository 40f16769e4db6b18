import { EntitySchema } from '@mikro-orm/core';
import prettier from 'prettier';
import { expect, it } from 'vitest';
import { tablesReport } from './tables-report.ts';
import { Ward } from './testing/ward.ts';

it('tells columns, keys and what is the same everywhere', async () => {
  const bed = new EntitySchema({
    name: 'Bed',
    tableName: 'bed',
    comment: 'A place for a patient.',
    indexes: [{ properties: ['state'] }],
    uniques: [{ properties: ['number'] }],
    properties: {
      id: { type: 'string', length: 26, primary: true },
      number: { type: 'string', length: 20 },
      state: { enum: true, items: ['FREE', 'TAKEN'], type: 'string', default: 'FREE' },
      ward: { kind: 'm:1', entity: () => Ward },
    },
  } as never);
  const report = await tablesReport({ domain: 'test', entities: [Ward, bed] });
  expect(report).toContain('| opened_at | datetime(3)');
  expect(report).toContain("| state   | enum('FREE','TAKEN') |      | 'FREE'");
  expect(report).toContain('A place for a patient.');
  expect(report).toContain('- primary key (id)\n- index `bed_state_index` (state)');
  expect(report).toContain('- unique `bed_number_unique` (number)');
  expect(report).toContain('- (ward_id) → `ward` (id)');
  expect(report).toContain('`outbox`');
  expect(report).not.toContain('## outbox');
  // The drift check compares text: formatting must not change it.
  expect(await prettier.format(report, { parser: 'markdown', printWidth: 100 })).toBe(report);
  expect(await tablesReport({ domain: 'test', entities: [bed, Ward] })).toBe(report);
});
