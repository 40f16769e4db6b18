import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { LocalSubgraph } from '../../../src/gateway/in-process-subgraph.ts';

/** An object of an invented graph: its number decides everything about it. */
interface Thing {
  readonly __typename: string;
  readonly number: number;
  /** What a reference brought along: `@requires` reads it. */
  readonly reference: Readonly<Record<string, unknown>>;
}

/** How an invented graph misbehaves: one in so many values. */
export interface Invention {
  readonly nullEvery: number;
  readonly errorEvery: number;
  readonly absentEvery: number;
}

const things = 5; // so many of each type: small, so that lists hold the same one twice

/**
 * A subgraph with answers made up from its SDL. They depend on the object and the field alone, so
 * that subgraphs agree about what they share, and any key tells the object's number.
 */
export function inventedSubgraph(
  name: string,
  sdl: string,
  misbehaviour: Invention,
): LocalSubgraph {
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl) });
  const keyFields = fieldsInSets(sdl, /@key\(\s*fields:\s*"([^"]*)"/g);
  const required = fieldsInSets(sdl, /@requires\(\s*fields:\s*"([^"]*)"/g);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isAbstractType(type)) type.resolveType = (value: Thing) => value.__typename;
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields()))
      if (field.name === '_entities')
        field.resolve = (_root, { representations }) =>
          (representations as Record<string, unknown>[]).map((reference) =>
            entity(name, schema, reference, misbehaviour),
          );
      else if (field.name !== '_service')
        field.resolve = resolver(schema, type, { keyFields, required, misbehaviour });
  }
  return { name, schema, createContext: () => Promise.resolve({}) };
}

function entity(
  service: string,
  schema: GraphQLSchema,
  reference: Record<string, unknown>,
  { absentEvery, errorEvery }: Invention,
): Thing | Error | null {
  const said = String(reference['__typename']);
  const number = numberIn({ ...reference, __typename: null }) ?? 0;
  const chance = hash(service, said, number, 'entity');
  if (absentEvery && chance % absentEvery === 0) return null;
  if (errorEvery && chance % errorEvery === 1)
    return new GraphQLError(`${said} ${number} is not to be had`, {
      extensions: { code: 'NOT_FOUND' },
    });
  return { __typename: concrete(schema, said, number), number, reference };
}

interface Rules {
  readonly keyFields: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  readonly misbehaviour: Invention;
}

function resolver(
  schema: GraphQLSchema,
  parent: GraphQLObjectType,
  { keyFields, required, misbehaviour: { nullEvery, errorEvery } }: Rules,
): GraphQLFieldResolver<Thing | undefined, unknown> {
  return (thing, args, _context, { fieldName, returnType }) => {
    const number = thing?.number ?? 0;
    const sure = keyFields.has(fieldName);
    const chance = hash(parent.name, number, fieldName, JSON.stringify(args));
    if (!sure && errorEvery && chance % errorEvery === 1)
      throw new GraphQLError(`${parent.name}.${fieldName} of ${number} failed`, {
        extensions: { code: 'INVENTED' },
      });
    if (!sure && nullEvery && !isNonNullType(returnType) && chance % nullEvery === 0) return null;
    // A subgraph that needs more of the object than its key says what it was told.
    const told = thing && !required.has(fieldName) ? toldBy(thing.reference, keyFields) : '';
    const of = (type: GraphQLOutputType, nth: number): unknown => {
      const bare = getNullableType(type);
      if (isListType(bare))
        return Array.from({ length: chance % 4 }, (_, index) => of(bare.ofType, nth + index + 1));
      const next = sure || required.has(fieldName) ? number : (chance + nth) % things;
      const named = getNamedType(bare);
      if (isLeafType(named))
        return leaf(named, fieldName, next, sure ? '' : told, args, sure ? number : chance);
      return { __typename: concrete(schema, named.name, next), number: next, reference: {} };
    };
    return of(returnType, 0);
  };
}

function leaf(
  type: GraphQLLeafType,
  field: string,
  number: number,
  told: string,
  args: Record<string, unknown>,
  chance: number,
): unknown {
  if (isEnumType(type)) return type.getValues()[chance % type.getValues().length]!.value;
  const how = Object.keys(args).length ? JSON.stringify(args) : '';
  switch (type.name) {
    case 'Int':
      return number;
    case 'Float':
      return number + 0.5;
    case 'Boolean':
      return chance % 2 === 0;
    case 'ID':
      return String(number);
    case 'String':
      return `${field}${how}${told}-${number}`;
    case 'DateTime':
      return new Date(number * 1000).toISOString();
    case 'JSON':
      return { [field]: number, of: [number] };
    default:
      return `${field}-${number}`;
  }
}

/** What a reference brought beside keys, as text: so a wrong representation shows in the answer. */
function toldBy(reference: Readonly<Record<string, unknown>>, keys: ReadonlySet<string>): string {
  const beside = Object.entries(reference).filter(
    ([name]) => name !== '__typename' && !keys.has(name),
  );
  return beside.length ? `<${JSON.stringify(Object.fromEntries(beside.sort()))}>` : '';
}

/** The type of an object with this number: the same in every subgraph that knows it. */
function concrete(schema: GraphQLSchema, name: string, number: number): string {
  const type = schema.getType(name);
  if (!isAbstractType(type)) return name;
  const possible = schema
    .getPossibleTypes(type)
    .map((one) => one.name)
    .sort();
  if (possible.length === 0)
    throw new Error(`Nothing is a ${name}${isInterfaceType(type) ? ' (interface)' : ''}.`);
  return possible[number % possible.length]!;
}

/** The first number in a representation: every key holds it. */
function numberIn(value: unknown): number | null {
  if (typeof value === 'number') return Math.floor(value);
  if (typeof value === 'string') {
    const found = /(\d+)$/.exec(value);
    return found ? Number(found[1]) : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const one of Object.values(value)) {
    const found = numberIn(one);
    if (found !== null) return found;
  }
  return null;
}

function fieldsInSets(sdl: string, sets: RegExp): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, set] of sdl.matchAll(sets))
    for (const [name] of set!.replace(/\([^)]*\)/g, '').matchAll(/[A-Za-z_]\w*/g)) names.add(name);
  return names;
}

/** FNV-1a over the parts' text. */
export function hash(...parts: readonly (string | number)[]): number {
  let state = 0x811c9dc5;
  for (const char of parts.join('\0'))
    state = Math.imul(state ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return (state ^ (state >>> 15)) >>> 0;
}
