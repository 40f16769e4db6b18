import { expect, it } from 'vitest';
import { noticeFilterOf, readNoticeAsk, writeNoticeAsk } from './notice-filters.ts';

it('keeps the filter in the address, and what is as always out of it', () => {
  for (const search of ['', '?filter=unread&class=URGENT', '?search=%E5%81%9C%E6%B0%B4'])
    expect(writeNoticeAsk(readNoticeAsk(search))).toBe(search);
  expect(readNoticeAsk('?filter=nonsense&class=%3Cb%3E')).toEqual({
    ...{ tab: 'received', classCode: '', search: '' },
  });
});

it('asks the graph for the class within the tab', () => {
  expect(noticeFilterOf(readNoticeAsk('?filter=unread&class=URGENT'))).toEqual({
    ...{ unread: { eq: true }, classCode: { eq: 'URGENT' } },
  });
});
