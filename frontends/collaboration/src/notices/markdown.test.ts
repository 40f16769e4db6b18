import { expect, it } from 'vitest';
import { parseMarkdown } from './markdown.ts';

it('reads headings, paragraphs, lists and emphasis', () => {
  expect(parseMarkdown('# 停水\n今晚 **22:00**\n第二行\n\n- 甲\n- 乙\n1. 一\n2. 二')).toEqual([
    { kind: 'heading', level: 2, lines: [[{ kind: 'text', text: '停水' }]] },
    {
      kind: 'paragraph',
      lines: [
        [
          { kind: 'text', text: '今晚 ' },
          { kind: 'strong', text: '22:00' },
        ],
        [{ kind: 'text', text: '第二行' }],
      ],
    },
    { kind: 'bullets', items: [[{ kind: 'text', text: '甲' }], [{ kind: 'text', text: '乙' }]] },
    { kind: 'numbers', items: [[{ kind: 'text', text: '一' }], [{ kind: 'text', text: '二' }]] },
  ]);
});

it('makes links only of addresses that do nothing but lead somewhere', () => {
  const hrefs = (text: string) =>
    parseMarkdown(text).flatMap((block) =>
      'lines' in block
        ? block.lines.flat().flatMap((part) => (part.kind === 'link' ? [part.href] : []))
        : [],
    );
  expect(hrefs('[a](https://example.org/x) [b](/maintenance) [c](mailto:a@example.org)')).toEqual([
    ...['https://example.org/x', '/maintenance', 'mailto:a@example.org'],
  ]);
  for (const bad of ['javascript:alert(1)', 'data:text/html,x', '//evil.example', '/\\evil', 'x'])
    expect(hrefs(`[x](${bad})`)).toEqual([]);
});

it('takes tags for text', () => {
  expect(parseMarkdown('<img src=x onerror=alert(1)>')).toEqual([
    { kind: 'paragraph', lines: [[{ kind: 'text', text: '<img src=x onerror=alert(1)>' }]] },
  ]);
});
