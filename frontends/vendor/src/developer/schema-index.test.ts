import { expect, it } from 'vitest';
import { found, indexOf } from './schema-index.ts';

const entries = indexOf(`
  "An order."
  type Order { id: ID! lines(first: Int! = 50): [Line!]! old: String @deprecated(reason: "use lines") }
  type Line { amount: Float }
  enum State { OPEN CLOSED }
  input Filter { state: State = OPEN }
  scalar Day
  type Query { orders(filter: Filter): [Order!]! }
  type Mutation { close(id: ID!): Order! }
`);
const entry = (id: string) => entries.find((one) => one.id === id)!;

it('puts operations first, then types by name', () =>
  expect(entries.map(({ id }) => id)).toEqual([
    ...['Query.orders', 'Mutation.close'],
    ...['Day', 'Filter', 'Line', 'Order', 'State'],
  ]));

it('says types as written, and the bare name to jump to', () => {
  const [id, lines, old] = entry('Order').fields;
  expect(entry('Order').description).toBe('An order.');
  expect([id!.type, lines!.type, lines!.typeName]).toEqual(['ID!', '[Line!]!', 'Line']);
  expect(lines!.arguments[0]).toMatchObject({ name: 'first', type: 'Int!', standard: '50' });
  expect([lines!.deprecated, old!.deprecated]).toEqual([null, 'use lines']);
});

it('says what an operation takes and answers', () =>
  expect(entry('Mutation.close')).toMatchObject({
    kind: 'operation',
    answers: { typeName: 'Order' },
    fields: [{ name: 'id', type: 'ID!' }],
  }));

it('finds by type, field and value', () => {
  const ids = (search: string) => found(entries, search).map(({ id }) => id);
  expect(ids('line')).toEqual(['Line', 'Order']);
  expect(ids(' closed ')).toEqual(['State']);
  expect(ids('nothing')).toEqual([]);
  expect(ids('')).toHaveLength(entries.length);
});
