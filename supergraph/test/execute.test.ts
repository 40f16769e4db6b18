import { parse, type OperationDefinitionNode } from 'graphql';
import { expect, it } from 'vitest';
import { composeContracts } from '../src/compose/compose.ts';
import { compileOperation, type ObjectAnswer } from '../src/execute/compiled-operation.ts';
import { JsonText, stringifyResult } from '../src/execute/json-text.ts';
import { textPrint } from '../src/execute/print.ts';
import type { GatewayContext } from '../src/gateway/gateway-context.ts';
import { loadSupergraph } from '../src/gateway/supergraph.ts';
import { linksTo } from '../proofs/lib/conformance/compare.ts';
import { inventedSubgraph } from '../proofs/lib/conformance/invented-subgraph.ts';
import { smallGraphs } from '../proofs/lib/conformance/small-graphs.ts';

const { subgraphs } = smallGraphs[0]!;
const contracts = Object.entries(subgraphs).map(([name, sdl]) => ({
  ...{ name, sdl, url: `http://${name}.invalid` },
}));
const supergraph = loadSupergraph(composeContracts(contracts, { requireGuards: false }));

function ask(text: string, variables = {}, asText = true) {
  const sound = { nullEvery: 0, errorEvery: 0, absentEvery: 0 };
  const links = linksTo(contracts.map(({ name, sdl }) => inventedSubgraph(name, sdl, sound)));
  const sent: { service: string; representations: unknown[] }[] = [];
  for (const [service, link] of links) {
    const process = link.process.bind(link);
    link.process = (options) => {
      const { representations } = options.request.variables ?? {};
      if (representations) sent.push({ service, representations });
      return process(options);
    };
  }
  const document = parse(text);
  const operation = document.definitions[0] as OperationDefinitionNode;
  const context = { facts: {}, subgraphContexts: new Map(), asText } as unknown as GatewayContext;
  const answer = compileOperation(supergraph, document, operation).execute({
    ...{ variables, links, context },
  });
  return { answer, sent };
}

it('answers fields in the order of the operation, fragments where they stand', async () => {
  const { answer } = ask('{ me { name ...F id __typename } } fragment F on Person { b: id name }');
  expect(await answer).toEqual({
    text: '{"me":{"name":"name-4","b":"4","id":"4","__typename":"Person"}}',
  });
});

it('asks for the same entity once, whoever refers to it', async () => {
  const { answer, sent } = ask('{ rooms { id open orders { assignee { name } } } }');
  expect(await answer).toHaveProperty('text');
  expect(sent.length).toBeGreaterThan(0);
  for (const { representations } of sent) {
    const texts = representations.map((one) => JSON.stringify(one));
    expect(new Set(texts).size).toBe(texts.length);
  }
});

it('shapes by the conditions of this request, not of the first', async () => {
  const text = 'query ($with: Boolean!) { me { id name @include(if: $with) } }';
  expect(await ask(text, { with: true }).answer).toEqual({
    text: '{"me":{"id":"4","name":"name-4"}}',
  });
  expect(await ask(text, { with: false }).answer).toEqual({ text: '{"me":{"id":"4"}}' });
});

it('refuses a variable of the wrong type before any subgraph is asked', async () => {
  const { answer, sent } = ask('query ($id: ID!) { room(id: $id) { open } }', { id: null });
  expect(await answer).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  expect(sent).toEqual([]);
});

it('says which subgraph is missing, and serves the rest', async () => {
  const document = parse('{ rooms { id } me { name } }');
  const links = linksTo([]);
  const context = { facts: {}, subgraphContexts: new Map() } as unknown as GatewayContext;
  const compiled = compileOperation(
    supergraph,
    document,
    document.definitions[0] as OperationDefinitionNode,
  );
  const answer = await compiled.execute({ variables: {}, links, context });
  const { data, errors = [] } = answer as ObjectAnswer;
  expect(data).toEqual({ rooms: null, me: null });
  expect(errors.map(({ message }) => message).sort()).toEqual([
    `Couldn't find service with name "people"`,
    `Couldn't find service with name "rooms"`,
  ]);
});

it.each([
  '',
  'plain',
  'a "quote"',
  'back\\slash',
  'line\nbreak',
  '病房 3 号',
  '\ud800',
  'x'.repeat(6000),
])('writes %j as JSON does', (text) => expect(textPrint(text)).toBe(JSON.stringify(text)));

it('writes an answer that has errors beside its text as a whole', () => {
  const data = new JsonText('{"a":1}');
  expect(stringifyResult({ data })).toBe('{"data":{"a":1}}\n');
  expect(JSON.parse(stringifyResult({ data, errors: [{ message: 'no' }] }))).toEqual({
    data: { a: 1 },
    errors: [{ message: 'no' }],
  });
});
