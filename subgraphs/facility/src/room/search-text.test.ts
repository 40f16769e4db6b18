import { expect, it } from 'vitest';
import { searchText } from './search-text.ts';

it.each(['s-0307', 's0307', '手术间', 'shoushujian', 'ssj', 'theatre or-07'])(
  'holds %s',
  (part) => {
    expect(searchText('S-0307', '手术间 OR-07', 'Theatre OR-07')).toContain(part);
  },
);

it('reads characters of several sounds as in the word', () => {
  expect(searchText('A-0201', '重症监护室', 'ICU')).toContain('zhongzhengjianhushi');
});
