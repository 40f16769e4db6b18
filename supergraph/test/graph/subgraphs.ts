import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, parse } from 'graphql';
import type { RequestFacts } from '@houqin/kit/context';
import type { LocalSubgraph } from '../../src/gateway/in-process-subgraph.ts';
import { AlarmFeed, type FeedEvent } from './alarm-feed.ts';
import { alarms, rooms, staff } from './contracts.ts';

/** What the test graph's resolvers get: who asks, and what was read in this context. */
export interface TestContext {
  readonly facts: RequestFacts;
  readonly reads: Map<string, number>;
}

/** Knobs and records of one test graph. */
export interface TestGraph {
  readonly feed: AlarmFeed;
  readonly subgraphs: readonly LocalSubgraph[];
  /** Tokens as each subgraph saw them, newest last. */
  readonly tokens: (string | null)[];
  /** Contexts made so far, by subgraph. */
  readonly contexts: Map<string, number>;
  /** Makes the rooms subgraph fail while it is set. */
  roomsDown: boolean;
}

const built = (name: string, sdl: string, resolvers: object) => ({
  name,
  schema: buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never }),
});

/** Three subgraphs of one process: staff, rooms and alarms. */
export function testGraph(): TestGraph {
  const feed = new AlarmFeed();
  const names = new Map([['1', 'Lin']]);
  const graph: TestGraph = {
    feed,
    tokens: [],
    contexts: new Map(),
    roomsDown: false,
    subgraphs: [],
  };
  const person = (id: string) => ({
    __typename: 'Person',
    id,
    name: names.get(id) ?? 'nobody',
    phone: '123',
  });
  const room = (id: string) => ({ __typename: 'Room', id, number: `S-030${id}`, plan: 'plan' });

  const made = [
    built('staff', staff.sdl, {
      Query: {
        me: () => person('1'),
        hello: () => 'hello',
        secret: () => new Promise((resolve) => setTimeout(resolve, 150, 's')),
      },
      Mutation: {
        enter: (_: unknown, { name }: { name: string }, { facts }: TestContext) => {
          facts.setCookie(`session=${name}; HttpOnly`);
          return `${name} from ${facts.cookies.get('session') ?? 'nowhere'}`;
        },
        rename: (_: unknown, { id, name }: { id: string; name: string }) => {
          names.set(id, name);
          return person(id);
        },
      },
      Person: { __resolveReference: ({ id }: { id: string }) => person(id) },
    }),
    built('rooms', rooms.sdl, {
      Query: { rooms: () => [room('7'), room('8')], places: () => [room('7')] },
      Place: { __resolveType: () => 'Room' },
      Room: {
        __resolveReference: async ({ id }: { id: string }) => {
          if (graph.roomsDown)
            throw new GraphQLError('rooms away', { extensions: { code: 'DEPENDENCY_DOWN' } });
          return room(id);
        },
        keeper: () => ({ id: '1' }),
        reads: ({ id }: { id: string }, _: unknown, { reads }: TestContext) => {
          reads.set(id, (reads.get(id) ?? 0) + 1);
          return reads.get(id);
        },
      },
    }),
    built('alarms', alarms.sdl, {
      Query: { alarms: () => [] },
      Subscription: {
        alarmChanged: {
          subscribe: (_: unknown, { after }: { after?: string }) => {
            if (after === 'ancient')
              throw new GraphQLError('too old', { extensions: { code: 'CURSOR_EXPIRED' } });
            return feed.follow(after === undefined ? feed.events.length : Number(after));
          },
          resolve: (event: FeedEvent) => {
            if (event.alarmId === 'poison')
              throw new GraphQLError('no', { extensions: { code: 'ACCESS_CHANGED' } });
            return {
              cursor: String(event.position),
              alarm: { id: event.alarmId, value: event.value, room: { id: event.roomId } },
            };
          },
        },
        beat: {
          async *subscribe(_: unknown, { every }: { every: number }) {
            for (let n = 1; n <= 3; n += 1) {
              await new Promise((resolve) => setTimeout(resolve, every));
              yield n;
            }
          },
          resolve: (n: number) => n,
        },
        broken: {
          async *subscribe() {
            throw new Error('inner detail');
          },
        },
      },
      Room: { alarmCount: () => feed.events.length, alarmNote: () => 'quiet' },
    }),
  ];
  Object.assign(graph, {
    subgraphs: made.map(({ name, schema }) => ({
      name,
      schema,
      createContext: (facts: RequestFacts): Promise<TestContext> => {
        graph.tokens.push(facts.token);
        graph.contexts.set(name, (graph.contexts.get(name) ?? 0) + 1);
        return Promise.resolve({ facts, reads: new Map() });
      },
    })),
  });
  return graph;
}
