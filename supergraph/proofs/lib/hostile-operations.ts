import type { LimitName } from '../../src/limits/operation-limits.ts';

/** An operation nobody needs, and the limit that refuses it. */
export interface HostileOperation {
  readonly name: string;
  readonly limit: LimitName;
  readonly query: string;
}

const repeat = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');
const deep = (depth: number, field: string) =>
  `${`${field} {`.repeat(depth)} id ${'}'.repeat(depth)}`;

export const hostileOperations: readonly HostileOperation[] = [
  { name: 'depth 50', limit: 'depth', query: `{ ${deep(50, 'rooms')} }` },
  { name: 'depth 3,000', limit: 'depth', query: `{ ${deep(3_000, 'a')} }` },
  {
    name: 'depth by fragments',
    limit: 'depth',
    query: `{ ...f0 } ${repeat(30, (n) => `fragment f${n} on Query { a { ...f${n + 1} } }`)} fragment f30 on Query { a { b } }`,
  },
  {
    name: '1,000 aliases',
    limit: 'aliases',
    query: `{ me { user { ${repeat(1_000, (n) => `a${n}: id`)} } } }`,
  },
  {
    name: '1,000 directives',
    limit: 'directives',
    query: `{ me { user { id ${repeat(1_000, () => '@include(if: true)')} } } }`,
  },
  {
    name: '1,000 directives of an operation',
    limit: 'directives',
    query: `query ${repeat(1_000, () => '@a')} { __typename }`,
  },
  { name: '60 roots', limit: 'roots', query: `{ ${repeat(60, (n) => `r${n}: __typename`)} }` },
  {
    name: '2,000 of one name',
    limit: 'repeats',
    query: `{ me { user { ${repeat(2_000, () => 'id')} } } }`,
  },
  { name: '12,000 tokens', limit: 'tokens', query: `{ ${repeat(12_000, () => 'a')} }` },
  {
    name: 'fragments that double',
    limit: 'fields',
    query: `{ ...f0 } ${repeat(16, (n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`)} fragment f16 on Query { __typename }`,
  },
  {
    name: 'lists of lists of lists',
    limit: 'cost',
    query:
      '{ rooms(first: 200) { nodes { floor { building { campus { buildings { floors { rooms { id } } } } } } } } }',
  },
];
