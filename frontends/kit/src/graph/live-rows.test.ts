import { describe, expect, it } from 'vitest';
import { LiveRows, type Change } from './live-rows.ts';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly rank: number;
}
const row = (id: string, version: number, rank = 0): Row => ({ id, version, rank });
const upserted = (value: Row): Change<Row> => ({
  kind: 'UPSERTED',
  id: value.id,
  version: value.version,
  row: value,
});
const removed = (id: string, version: number): Change<Row> => ({
  kind: 'REMOVED',
  id,
  version,
  row: null,
});
const byRank = (a: Row, b: Row) => a.rank - b.rank;
const ids = (rows: LiveRows<Row>) => rows.rows.map(({ id }) => id);

function sorted(...rows: Row[]): LiveRows<Row> {
  const live = new LiveRows<Row>({ sort: byRank });
  live.reset(rows);
  return live;
}

describe('rows kept right by changes', () => {
  it('puts a new row where the order wants it', () => {
    const live = sorted(row('a', 1, 1), row('c', 1, 3));
    expect(live.apply(upserted(row('b', 1, 2)))).toBe(1);
    expect(ids(live)).toEqual(['a', 'b', 'c']);
  });

  it('moves a row whose rank changed', () => {
    const live = sorted(row('a', 1, 1), row('b', 1, 2));
    expect(live.apply(upserted(row('a', 2, 9)))).toBe(0);
    expect(ids(live)).toEqual(['b', 'a']);
  });

  it('takes a row out and says so once', () => {
    const live = sorted(row('a', 1), row('b', 1));
    expect(live.apply(removed('a', 2))).toBe(-1);
    expect(live.apply(removed('a', 2))).toBe(0);
    expect(ids(live)).toEqual(['b']);
  });

  it('does nothing twice for the same change', () => {
    const live = sorted(row('a', 1));
    const change = upserted(row('b', 1));
    live.apply(change);
    expect(live.apply(change)).toBe(0);
    expect(ids(live)).toHaveLength(2);
  });

  it('ignores a change that comes after a newer one of the same row', () => {
    const live = sorted(row('a', 3, 7));
    live.apply(upserted(row('a', 2, 1)));
    expect(live.rows[0]).toEqual(row('a', 3, 7));
  });

  it('does not bring a removed row back with an older change', () => {
    const live = sorted(row('a', 1));
    live.apply(removed('a', 3));
    live.apply(upserted(row('a', 2)));
    expect(ids(live)).toEqual([]);
  });

  it('remembers a removal of a row it never had', () => {
    const live = sorted();
    live.apply(removed('a', 3));
    live.apply(upserted(row('a', 2)));
    expect(ids(live)).toEqual([]);
  });

  it('lets a row come back that entered the filter again', () => {
    const live = sorted(row('a', 1));
    live.apply(removed('a', 2));
    expect(live.apply(upserted(row('a', 3)))).toBe(1);
    expect(ids(live)).toEqual(['a']);
  });

  it('takes the same version anew: a linked object changed', () => {
    const live = sorted(row('a', 1, 1));
    live.apply(upserted(row('a', 1, 5)));
    expect(live.rows[0]?.rank).toBe(5);
  });

  it('puts new rows first when it has no order of its own', () => {
    const live = new LiveRows<Row>();
    live.reset([row('a', 1)]);
    live.apply(upserted(row('b', 1)));
    live.apply(upserted(row('a', 2)));
    expect(ids(live)).toEqual(['b', 'a']);
  });

  it('leaves a row to the page it belongs to', () => {
    const live = new LiveRows<Row>({ sort: byRank });
    live.reset([row('a', 1, 1), row('b', 1, 2)], true);
    live.apply(upserted(row('z', 1, 9)));
    expect(ids(live)).toEqual(['a', 'b']);
    live.append([row('z', 1, 9)]);
    expect(ids(live)).toEqual(['a', 'b', 'z']);
  });

  it('knows a row of the next page that came as a change already', () => {
    const live = sorted(row('a', 1, 1));
    live.apply(upserted(row('b', 2, 2)));
    live.append([row('b', 1, 2), row('c', 1, 3)]);
    expect(live.rows.map(({ id, version }) => `${id}${version}`)).toEqual(['a1', 'b2', 'c1']);
  });
});

describe('rows that wait to be shown', () => {
  it('holds new rows back until they are asked for', () => {
    const live = sorted(row('b', 1, 2));
    expect(live.apply(upserted(row('a', 1, 1)), true)).toBe(1);
    expect(ids(live)).toEqual(['b']);
    expect(live.held).toHaveLength(1);
    live.show();
    expect(ids(live)).toEqual(['a', 'b']);
    expect(live.held).toHaveLength(0);
  });

  it('changes known rows at once and drops held ones that left', () => {
    const live = sorted(row('b', 1, 2));
    live.apply(upserted(row('a', 1, 1)), true);
    live.apply(upserted(row('b', 2, 2)), true);
    expect(live.rows[0]?.version).toBe(2);
    live.apply(removed('a', 2), true);
    expect(live.held).toHaveLength(0);
  });
});
