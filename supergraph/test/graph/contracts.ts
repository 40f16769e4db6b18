import type { SubgraphContract } from '../../src/compose/compose.ts';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@tag", "@requiresScopes", "@authenticated", "@shareable"])`;

const contract = (name: string, port: number, sdl: string): SubgraphContract => ({
  name,
  url: `http://127.0.0.1:${port}/graphql`,
  sdl: `${link}\n${sdl}`,
});

/** Owns people; who they are is for signed-in callers, their phone for those who may reveal it. */
export const staff = contract(
  'staff',
  41201,
  `type Query {
    me: Person @authenticated
    hello: String! @tag(name: "public")
    secret: String @requiresScopes(scopes: [["secret:read"], ["secret:own", "secret:audit"]])
  }
  type Mutation {
    enter(name: String!): String! @tag(name: "public")
    rename(id: ID!, name: String!): Person @requiresScopes(scopes: [["person:write"]])
  }
  interface Named { name: String! }
  type Person implements Named @key(fields: "id") {
    id: ID!
    name: String!
    phone: String @requiresScopes(scopes: [["person:reveal"]])
  }`,
);

/** Owns rooms. */
export const rooms = contract(
  'rooms',
  41202,
  `type Query {
    rooms: [Room!]! @requiresScopes(scopes: [["room:read"]])
    places: [Place!]! @requiresScopes(scopes: [["room:read"]])
  }
  interface Place { number: String! plan: String }
  type Room implements Place @key(fields: "id") {
    id: ID!
    number: String!
    plan: String @requiresScopes(scopes: [["room:plan"]])
    keeper: Person
    reads: Int!
  }
  type Person @key(fields: "id", resolvable: false) { id: ID! }`,
);

/** Owns alarms and tells of their changes. */
export const alarms = contract(
  'alarms',
  41203,
  `type Query { alarms: [Alarm!]! @requiresScopes(scopes: [["alarm:read"]]) }
  type Subscription {
    alarmChanged(after: String, room: ID): AlarmChange! @requiresScopes(scopes: [["alarm:read"]])
    beat(every: Int!): Int! @tag(name: "public")
    broken: Int @tag(name: "public")
  }
  type AlarmChange { cursor: String! alarm: Alarm }
  type Alarm @key(fields: "id") { id: ID! value: Float! room: Room }
  type Room @key(fields: "id") { id: ID! alarmCount: Int! alarmNote: String }`,
);

export const contracts = [staff, rooms, alarms];
