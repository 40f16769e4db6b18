import { execute, parse, print, subscribe } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { Context } from './context.ts';
import { Forbidden } from './errors.ts';
import { federate, type FederatedSchema } from './federate.ts';
import { enumFilter, IdFilter, registerEnumOnce, StringFilter } from './filters.ts';
import { connectionType } from './list.ts';
import { liveChangeType } from './live-type.ts';
import { Allow, Public, SignedIn } from './permission.ts';
import { Masked, unmask } from './mask.ts';
import { keyReference } from './reference.ts';
import { asCaller } from './testing/caller.ts';

const LampState = { ON: 'ON', OFF: 'OFF' } as const;
type LampState = keyof typeof LampState;

// Subgraph one: owns Lamp and Shelf.
@ObjectType()
@Directive('@key(fields: "id")')
class Lamp {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Date, { nullable: true }) litAt: Date | null = null;
  @Allow('lamp:price') @Field(() => String, { nullable: true }) price: string | null = '9.00';
}

const LampStateFilter = enumFilter('LampState', LampState);

@InputType()
class LampFilter {
  @Field(() => IdFilter, { nullable: true }) id?: IdFilter;
  @Field(() => LampStateFilter, { nullable: true }) state?: object;
}

const LampConnection = connectionType('Lamp', Lamp);
const LampChange = liveChangeType('Lamp', Lamp);

@Resolver(() => Lamp)
class LampResolver {
  @Query(() => Lamp, { nullable: true }) @Allow('lamp:read') lamp(
    @Arg('id', () => ID) id: string,
    @Arg('filter', () => LampFilter, { nullable: true }) _filter: LampFilter | null,
  ): Lamp {
    return Object.assign(new Lamp(), { id, name: 'lamp', litAt: new Date(0) });
  }

  @Query(() => LampConnection) @Allow('lamp:read') lamps(): object {
    return {};
  }

  @Mutation(() => Boolean) @Public() login(): boolean {
    return true;
  }

  @Mutation(() => Boolean) @SignedIn() logout(): boolean {
    return true;
  }

  @Mutation(() => Boolean) @Allow('lamp:dim', 'lamp:read') dimLamp(): boolean {
    throw new Error('the secret of the lamp');
  }

  @Subscription(() => LampChange, { subscribe: () => failing() })
  @Allow('lamp:read')
  lampChanged(@Root() change: object): object {
    return change;
  }

  @FieldResolver(() => String) @Allow('lamp:read', 'lamp:dim') colour(@Root() lamp: Lamp): string {
    return `red ${lamp.name}`;
  }
}

async function* failing(): AsyncGenerator<object> {
  yield { cursor: 'c1', at: new Date(0), kind: 'BOOKMARK', id: null, version: null };
  throw new Forbidden('lamp:read');
}

// Subgraph two: extends Lamp by a class of its own, and knows no Shelf field of the other.
@ObjectType('Lamp')
@Directive('@key(fields: "id")')
class LampStub {
  @Field(() => ID) id!: string;
}

@ObjectType()
class Shelf {
  @Field(() => String) label!: string;
}

@Resolver(() => LampStub)
class LampStubResolver {
  @FieldResolver(() => Shelf) @Allow('shelf:read') shelf(@Root() lamp: LampStub): Shelf {
    return { label: `shelf of ${lamp.id}` };
  }
}

@InputType()
class ShelfFilter {
  @Field(() => StringFilter, { nullable: true }) label?: StringFilter;
}
const ShelfConnection = connectionType('Shelf', Shelf);

@Resolver()
class ShelfResolver {
  @Query(() => ShelfConnection) @SignedIn() shelves(
    @Arg('filter', () => ShelfFilter, { nullable: true }) _filter: ShelfFilter | null,
    @Ctx() _ctx: Context,
  ): object {
    return {};
  }
}

let lamps: FederatedSchema;
let shelves: FederatedSchema;

beforeAll(() => {
  lamps = federate({
    name: 'lamps',
    resolvers: [LampResolver],
    references: { Lamp: (key) => ({ ...new Lamp(), ...key, name: 'by key' }) },
  });
  shelves = federate({
    name: 'shelves',
    resolvers: [ShelfResolver, LampStubResolver],
    references: { Lamp: keyReference(LampStub) },
    types: [LampStub],
  });
});

const logged: unknown[] = [];
function contextOf(grants: Record<string, 'ALL'> | null): Context {
  const log = { error: (facts: unknown) => logged.push(facts) };
  return {
    caller: asCaller(grants ? { grants } : { kind: 'anonymous' }),
    ...{ locale: 'en', correlationId: 't1', refusal: null, loaders: new Map(), renew: () => {} },
    runtime: { messages: undefined, process: { log } },
  } as unknown as Context;
}

async function ask(graph: FederatedSchema, query: string, grants: Record<string, 'ALL'> | null) {
  const args = { schema: graph.schema, document: parse(query), contextValue: contextOf(grants) };
  return JSON.parse(JSON.stringify(await execute(args))) as {
    data: Record<string, unknown> | null;
    errors?: { extensions: Record<string, unknown>; message: string }[];
  };
}

it('gives both subgraphs the same shared types, so that they compose', () => {
  const definitions = (graph: FederatedSchema) =>
    new Map(
      parse(graph.sdl).definitions.flatMap((node) =>
        'name' in node && node.name ? [[node.name.value, print(node)] as const] : [],
      ),
    );
  const [one, two] = [definitions(lamps), definitions(shelves)];
  const shared = [...one.keys()].filter((name) => two.has(name) && name !== 'Query');
  expect(shared.sort()).toEqual(['Lamp', 'PageInfo']);
  expect(one.get('PageInfo')).toBe(two.get('PageInfo'));
  expect(one.get('PageInfo')).toContain('@shareable');
});

it('leaks no type or field of one subgraph into the other', () => {
  expect(shelves.sdl).not.toMatch(
    /LampFilter|LampChange|LampState|colour|price|\bname: String|login/,
  );
  expect(lamps.sdl).not.toMatch(/[Ss]hel/);
  // Built again, after the other, it is the same.
  const again = federate({ name: 'lamps', resolvers: [LampResolver] });
  expect(again.sdl).toBe(lamps.sdl);
});

it('says in the SDL who may ask', () => {
  expect(lamps.sdl).toMatch(/lamp\([^)]*\): Lamp @requiresScopes\(scopes: \[\["lamp:read"\]\]\)/);
  expect(lamps.sdl).toMatch(/login: Boolean! @tag\(name: "public"\)/);
  expect(lamps.sdl).toMatch(/logout: Boolean! @authenticated/);
  expect(lamps.sdl).toMatch(
    /dimLamp: Boolean! @requiresScopes\(scopes: \[\["lamp:dim"\], \["lamp:read"\]\]\)/,
  );
  expect(lamps.sdl).toMatch(/price: String @requiresScopes\(scopes: \[\["lamp:price"\]\]\)/);
  expect(lamps.sdl).toMatch(/colour: String! @requiresScopes/);
  expect(lamps.sdl).toMatch(/type PageInfo @shareable/);
  expect(lamps.sdl).toContain('scalar DateTime');
});

it('enforces it at run time, field by field', async () => {
  const query = '{ lamp(id: "1") { id name litAt price colour } }';
  expect((await ask(lamps, query, null)).errors?.[0]?.extensions).toMatchObject({
    code: 'UNAUTHENTICATED',
    traceId: 't1',
  });
  expect((await ask(lamps, query, {})).errors?.[0]?.extensions).toMatchObject({
    code: 'FORBIDDEN',
  });
  const partly = await ask(lamps, query, { 'lamp:read': 'ALL' });
  expect(partly.data).toEqual({
    lamp: {
      id: '1',
      name: 'lamp',
      litAt: '1970-01-01T00:00:00.000Z',
      price: null,
      colour: 'red lamp',
    },
  });
  expect(partly.errors?.[0]?.extensions).toMatchObject({
    code: 'FORBIDDEN',
    permission: 'lamp:price',
  });
  const wholly = await ask(lamps, query, { 'lamp:read': 'ALL', 'lamp:price': 'ALL' });
  expect(wholly.errors).toBeUndefined();
});

it('lets anybody through to public fields, the signed-in to theirs', async () => {
  expect((await ask(lamps, 'mutation { login }', null)).data).toEqual({ login: true });
  expect((await ask(lamps, 'mutation { logout }', {})).data).toEqual({ logout: true });
  expect((await ask(lamps, 'mutation { logout }', null)).errors?.[0]?.extensions['code']).toBe(
    'UNAUTHENTICATED',
  );
});

it('hides what nobody foresaw, and logs it', async () => {
  logged.length = 0;
  const { errors } = await ask(lamps, 'mutation { dimLamp }', { 'lamp:dim': 'ALL' });
  expect(errors?.[0]?.extensions).toEqual({ code: 'INTERNAL', retryable: true, traceId: 't1' });
  expect(JSON.stringify(errors)).not.toContain('secret');
  expect(logged).toHaveLength(1);
});

it('guards entities reached by reference too', async () => {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Lamp { id shelf { label } } } }`;
  const args = (grants: Record<string, 'ALL'>) => ({
    ...{ schema: shelves.schema, document: parse(query), contextValue: contextOf(grants) },
    variableValues: { r: [{ __typename: 'Lamp', id: '7' }] },
  });
  expect(await execute(args({ 'shelf:read': 'ALL' }))).toMatchObject({
    data: { _entities: [{ id: '7', shelf: { label: 'shelf of 7' } }] },
  });
  const refused = await execute(args({}));
  expect(refused.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
});

it('ends a failing stream with an answer that carries the code', async () => {
  const stream = await subscribe({
    schema: lamps.schema,
    document: parse('subscription { lampChanged { cursor kind } }'),
    contextValue: contextOf({ 'lamp:read': 'ALL' }),
  });
  const answers = [];
  for await (const one of stream as AsyncIterable<object>)
    answers.push(JSON.parse(JSON.stringify(one)));
  expect(answers).toMatchObject([
    { data: { lampChanged: { cursor: 'c1', kind: 'BOOKMARK' } } },
    { data: null, errors: [{ extensions: { code: 'FORBIDDEN' } }] },
  ]);
});

it('refuses a root field without a guard, and a reference to a type that is not there', () => {
  @Resolver()
  class Open {
    @Query(() => Boolean) anything(): boolean {
      return true;
    }
  }
  expect(() => federate({ name: 'open', resolvers: [Open] })).toThrow('open: Query.anything');
  const references = { Nothing: () => null };
  expect(() => federate({ name: 'x', resolvers: [ShelfResolver], references })).toThrow('Nothing');
});

it('explains a filter made too late for the schema', () => {
  const Colour = { RED: 'RED' } as const;
  @InputType()
  class LateFilter {
    @Field(() => enumFilter('Colour', Colour)) colour!: object;
  }
  @Resolver()
  class Late {
    @Query(() => Boolean) @Public() late(@Arg('f', () => LateFilter) _f: LateFilter): boolean {
      return true;
    }
  }
  expect(() => federate({ name: 'late', resolvers: [Late] })).toThrow('at the top of a module');
});

it('registers an enum once, whoever asks', () => {
  registerEnumOnce(LampState, 'LampState');
  expect(enumFilter('LampState', LampState)).toBe(enumFilter('LampState', LampState));
});

describe('a mask', () => {
  class Stub {}
  const build = (options: { nullable?: boolean; reveal?: boolean; filter?: boolean }) => {
    const { nullable = true, reveal = true, filter = false } = options;
    @ObjectType('Safe')
    class Safe extends Stub {
      @Masked({ reveal: 'safe:reveal', by: 'revealSafe', clear: ({ mine }) => mine })
      @Field(() => String, { nullable })
      code = '1234';
      mine = false;
    }
    @InputType('SafeFilter')
    class SafeFilter {}
    const asked = filter ? 'code' : 'label';
    Field(() => StringFilter, { nullable: true })(SafeFilter.prototype, asked);
    @Resolver()
    class SafeResolver {
      @Query(() => [Safe]) @SignedIn() safes(
        @Arg('filter', () => SafeFilter, { nullable: true }) _filter: SafeFilter | null,
      ): Safe[] {
        return [new Safe(), Object.assign(new Safe(), { mine: true }), unmask(new Safe(), 'code')];
      }
      @Mutation(() => Boolean) @Allow(reveal ? 'safe:reveal' : 'safe:read') revealSafe(): boolean {
        return true;
      }
    }
    return federate({ name: 'safes', resolvers: [SafeResolver] });
  };

  it('answers null and how to reveal, but for rows that are clear', async () => {
    const graph = build({});
    expect(graph.sdl).toContain(
      'code: String @requiresScopes(scopes: [["safe:reveal"]]) @tag(name: "masked")',
    );
    const { data, errors } = await ask(graph, '{ safes { code } }', { 'safe:reveal': 'ALL' });
    expect(data).toEqual({ safes: [{ code: null }, { code: '1234' }, { code: '1234' }] });
    const how = { code: 'MASKED', permission: 'safe:reveal', reveal: 'revealSafe' };
    expect(errors).toMatchObject([{ extensions: { ...how, mayReveal: true } }]);
    const other = await ask(graph, '{ safes { code } }', {});
    expect(other.errors).toMatchObject([{ extensions: { ...how, mayReveal: false } }]);
  });

  it.each([
    [{ nullable: false }, 'it must be nullable'],
    [{ reveal: false }, "no mutation revealSafe with @Allow('safe:reveal')"],
    [{ filter: true }, 'SafeFilter may not ask about it'],
  ])('is refused when it hides nothing: %o', (options, problem) => {
    expect(() => build(options)).toThrow(problem);
  });
});
