import {
  buildSchema,
  getVariableValues,
  type GraphQLError,
  parse,
  validate,
  type OperationDefinitionNode,
} from 'graphql';
import { expect, it } from 'vitest';
import { valueFree } from './value-free.ts';

const schema = buildSchema(`
  enum Trade { PIPES POWER }
  input Login { name: String! password: String! age: Int trade: Trade }
  type Query { login(input: Login!, trade: Trade): Boolean }
`);
const document = parse('query ($input: Login!) { login(input: $input) }');
const definitions = (document.definitions[0] as OperationDefinitionNode).variableDefinitions ?? [];
const said = (input: unknown): string[] =>
  (getVariableValues(schema, definitions, { input }).errors ?? []).map(({ message }) => message);
const inDocument = (text: string): string[] => {
  try {
    return validate(schema, parse(text)).map(({ message }) => message);
  } catch (error) {
    return [(error as GraphQLError).message];
  }
};
const s = 'Zq9 "at" it; Expected';

it.each([
  [
    'a variable',
    () => said(s),
    ['Variable "$input" got an invalid value; Expected type "Login" to be an object.'],
  ],
  [
    'a field of one',
    () => said({ name: 'x', password: [s] }),
    [
      'Variable "$input" got an invalid value at "input.password"; String cannot represent a non string value.',
    ],
  ],
  [
    'a number',
    () => said({ name: 'x', password: 'y', age: s }),
    [
      'Variable "$input" got an invalid value at "input.age"; Int cannot represent non-integer value.',
    ],
  ],
  [
    'an enum',
    () => said({ name: 'x', password: 'y', trade: s }),
    [
      'Variable "$input" got an invalid value at "input.trade"; A value does not exist in "Trade" enum.',
    ],
  ],
  [
    'what is missing',
    () => said({ name: s }),
    [
      'Variable "$input" got an invalid value; Field "password" of required type "String!" was not provided.',
    ],
  ],
  [
    'a name nobody knows',
    () => said({ name: 'x', password: s, passwrd: s }),
    [
      'Variable "$input" got an invalid value; Field "passwrd" is not defined by type "Login". Did you mean "password"?',
    ],
  ],
  [
    'a literal',
    () => inDocument(`{ login(input: ${JSON.stringify(s)}) }`),
    ['Expected value of type "Login!".'],
  ],
  [
    'a literal in one',
    () => inDocument(`{ login(input: { name: "x", password: [${JSON.stringify(s)}] }) }`),
    ['String cannot represent a non string value.'],
  ],
  [
    'a document',
    () => inDocument(`{ login(${JSON.stringify(s)}) }`),
    ['Syntax Error: Expected Name, found String.'],
  ],
])('says what is wrong with %s, and not its value', (_, messages, expected) => {
  const before = messages();
  expect(before).toHaveLength(expected.length);
  expect(before.map(valueFree)).toEqual(expected);
});

it('does not search through a value of a megabyte', () => {
  const startedAt = performance.now();
  const [text] = said('got invalid value '.repeat(60_000)).map(valueFree);
  expect(text).toBe('The document or a variable holds an invalid value.');
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});
