import { describe, expect, it } from 'vitest';
import {
  filterOf,
  objectOf,
  readAsk,
  readEntry,
  writeAsk,
  writeEntry,
  type AuditAsk,
} from './audit-ask.ts';

const now = Date.parse('2026-11-23T02:00:00.000Z');
const id = '01KA2B3C4D5E6F7G8H9JKMNPQR';

describe('a question in the address', () => {
  it('is read back as it was written', () => {
    const asked: AuditAsk = {
      domain: 'maintenance',
      ...{ person: 'p-1', action: '改优先级', object: `workOrder:${id}` },
      period: 'days',
      ...{ from: '2026-11-01', until: '2026-11-23', search: '漏 水' },
      correlation: 'c-1',
    };
    expect(readAsk(writeAsk(asked))).toEqual(asked);
    expect(writeAsk(readAsk(''))).toBe('');
  });

  it.each(['?domain=x&period=ever&from=2026-13-40&until=soon', '?from=', '?domain='])(
    'takes what it cannot read as not asked: %s',
    (search) => {
      expect(readAsk(search)).toEqual(readAsk(''));
    },
  );

  it('looks for words within a year at most, since no index finds them', () => {
    expect(readAsk('?search=x&period=all').period).toBe('year');
    expect(filterOf(readAsk('?search=x&period=days&until=2026-11-22'), now)).toEqual({
      at: { gte: '2025-11-22T16:00:00.000Z', lt: '2026-11-22T16:00:00.000Z' },
    });
  });
});

it('opens one entry of a question by its address, and closes it again', () => {
  const ask = readAsk('?action=x');
  for (const one of [ask, readAsk('')]) {
    const address = writeEntry(one, 'facility:e-1');
    expect(readEntry(address)).toEqual({ domain: 'facility', id: 'e-1' });
    // The list is not read again for it.
    expect(readAsk(address)).toEqual(one);
    expect(writeEntry(one, '')).toBe(writeAsk(one));
  }
  for (const text of ['', '?entry=', '?entry=facility', '?entry=nobody:e-1'])
    expect(readEntry(text)).toBeNull();
});

describe('the filter of a question', () => {
  it('is the last week when nothing is asked', () => {
    expect(filterOf(readAsk(''), now)).toEqual({ at: { gte: '2026-11-16T02:00:00.000Z' } });
  });

  it("takes days by the hospital's clock, the last one whole", () => {
    const ask = readAsk('?period=days&from=2026-11-22&until=2026-11-22');
    expect(filterOf(ask, now)).toEqual({
      at: { gte: '2026-11-21T16:00:00.000Z', lt: '2026-11-22T16:00:00.000Z' },
    });
  });

  it('has no period for everything of a cause', () => {
    const ask = readAsk('?period=all&correlation=c-1');
    expect(filterOf(ask, now)).toEqual({ correlationId: { eq: 'c-1' } });
  });

  it('knows a kind of object, an id, and both', () => {
    expect(objectOf('工单')).toEqual(['工单', '']);
    expect(objectOf(id)).toEqual(['', id]);
    expect(objectOf(`workOrder:${id}`)).toEqual(['workOrder', id]);
    expect(filterOf(readAsk(`?period=all&object=workOrder:${id}`), now)).toEqual({
      ...{ objectType: { eq: 'workOrder' }, objectId: { eq: id } },
    });
    expect(filterOf(readAsk('?period=all&object=工单'), now)).toEqual({
      objectType: { contains: '工单' },
    });
  });
});
