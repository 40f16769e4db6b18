import { getOperationAST, parse } from 'graphql';
import { expect, it } from 'vitest';
import { composeContracts } from '../src/compose/compose.ts';
import { rulesTouched } from '../src/gateway/operation-rules.ts';
import { loadSupergraph } from '../src/gateway/supergraph.ts';
import { asCaller } from '@houqin/kit/testing/caller';
import { refusals } from '../src/gateway/authorize.ts';
import { contracts } from './graph/contracts.ts';

const { apiSchema, rules } = loadSupergraph(composeContracts(contracts));

const touched = (query: string, operationName?: string) => {
  const document = parse(query);
  const operation = getOperationAST(document, operationName)!;
  return rulesTouched(apiSchema, document, operation, rules)
    .map(({ coordinate }) => coordinate)
    .sort();
};

it('reads alternatives of scopes and plain sign-in', () => {
  expect(rules.byCoordinate.get('Query.secret')?.anyOf).toEqual([
    ['secret:read'],
    ['secret:own', 'secret:audit'],
  ]);
  expect(rules.byCoordinate.get('Query.me')?.anyOf).toEqual([]);
  expect(rules.byCoordinate.has('Query.hello')).toBe(false);
});

it('touches nothing for public fields and introspection', () => {
  expect(touched('{ hello __typename __schema { queryType { name } } }')).toEqual([]);
});

it.each([
  ['an alias', '{ me { harmless: phone } }'],
  ['a fragment', '{ me { ...F } } fragment F on Person { phone }'],
  [
    'a nested fragment',
    '{ me { ...A } } fragment A on Person { ...B } fragment B on Person { phone }',
  ],
  ['an inline fragment', '{ me { ... on Person { phone } } }'],
  ['an inline fragment without type', '{ me { ... { phone } } }'],
  ['a directive that may skip it', 'query ($x: Boolean!) { me { phone @skip(if: $x) } }'],
])('sees a field behind %s', (_, query) => {
  expect(touched(query)).toEqual(['Person.phone', 'Query.me']);
});

it('counts a field of an interface for every type behind it', () => {
  expect(touched('{ places { number } }')).toEqual(['Query.places']);
  expect(touched('{ places { plan } }')).toContain('Room.plan');
  expect(touched('{ places { ... on Room { plan } } }')).toContain('Room.plan');
});

it('leaves out fragments and operations that are not used', () => {
  const query = `query A { hello } query B { me { ...F } } fragment F on Person { phone }`;
  expect(touched(query, 'A')).toEqual([]);
  expect(touched(query, 'B')).toEqual(['Person.phone', 'Query.me']);
});

it('follows entities into other subgraphs', () => {
  expect(touched('{ rooms { keeper { phone } } }')).toEqual(['Person.phone', 'Query.rooms']);
});

it('sees the root field of a subscription', () => {
  expect(touched('subscription { alarmChanged { alarm { id } } }')).toEqual([
    'Subscription.alarmChanged',
  ]);
});

it('lets an operation run that asks for a masked field, but nobody without a token', () => {
  const sdl = `type Query { me: Person @authenticated }
    type Person { card: String @requiresScopes(scopes: [["person:reveal"]]) @tag(name: "masked") }`;
  const [first] = contracts;
  const masked = loadSupergraph(
    composeContracts([
      { ...first!, sdl: `${/extend schema[^]*?\)\n/.exec(first!.sdl)![0]}${sdl}` },
    ]),
  );
  const rule = masked.rules.byCoordinate.get('Person.card')!;
  expect(rule).toMatchObject({ anyOf: [['person:reveal']], masked: true });
  const caller = asCaller({ grants: {} });
  expect(refusals([rule], { caller, refusal: null } as never)).toEqual([]);
  expect(refusals([rule], { caller: null, refusal: null } as never)).toHaveLength(1);
});
