import { vendorContract } from '@houqin/ui-kit/presets/vendor-contract.ts';
import { parse, print, validate, type DocumentNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import * as contracts from '../src/contracts/contract.graph.ts';
import { examples } from '../src/developer/examples.ts';
import * as keys from '../src/developer/keys.graph.ts';
import * as webhooks from '../src/developer/webhooks/webhook.graph.ts';
import * as orders from '../src/orders/order.graph.ts';

const { version, schema } = vendorContract();

const isOperation = (value: unknown): value is DocumentNode =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'Document';
const operations = [
  contracts,
  keys,
  webhooks,
  webhooks.endpointSteps,
  orders,
  orders.orderActs,
].flatMap((file) => Object.entries(file).filter(([, value]) => isOperation(value)));

describe(`asks only what version ${version} has`, () => {
  it.each(operations)('%s', (_name, document) =>
    expect(validate(schema, parse(print(document as DocumentNode)))).toEqual([]),
  );
  it.each(Object.entries(examples))('example %s', (_name, text) =>
    expect(validate(schema, parse(text))).toEqual([]),
  );
  it('knows them all', () => expect(operations.length).toBeGreaterThan(24));
});
