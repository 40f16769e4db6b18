/** Subgraphs of one small graph, by name. */
export interface SmallGraph {
  readonly about: string;
  readonly subgraphs: Readonly<Record<string, string>>;
}

const link = (...imports: string[]) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports
    .map((name) => `"@${name}"`)
    .join(', ')}])\n`;

/** Each exercises one thing federation can do; all have entities, nulls and errors. */
export const smallGraphs: readonly SmallGraph[] = [
  {
    about: 'simple keys',
    subgraphs: {
      rooms: `${link('key')}
        type Query { rooms: [Room!] room(id: ID!): Room }
        type Room @key(fields: "id") { id: ID! number: String beds: Int! }`,
      orders: `${link('key')}
        type Query { orders(first: Int = 2): [Order!]! }
        type Order @key(fields: "id") { id: ID! title: String! room: Room others: [Room] }
        type Room @key(fields: "id") { id: ID! orders: [Order!] open: Int! }`,
      people: `${link('key')}
        type Query { me: Person }
        type Person @key(fields: "id") { id: ID! name: String! orders: [Order!]! }
        type Order @key(fields: "id") { id: ID! assignee: Person reporter: Person! }`,
    },
  },
  {
    about: 'several keys and keys that are not resolvable',
    subgraphs: {
      a: `${link('key')}
        type Query { assets: [Asset!]! }
        type Asset @key(fields: "id") @key(fields: "serial") { id: ID! serial: String! maker: String }`,
      b: `${link('key')}
        type Query { scanned: [Asset] }
        type Asset @key(fields: "serial") { serial: String! hours: Int scans: [Scan!] }
        type Scan @key(fields: "id") { id: ID! asset: Asset! }`,
      c: `${link('key')}
        type Asset @key(fields: "id") { id: ID! value: Float book: Book }
        type Book @key(fields: "id", resolvable: false) { id: ID! }
        type Query { books: [Book!] }`,
      d: `${link('key')}
        type Book @key(fields: "id") { id: ID! title: String pages: Int! }
        type Query { ignored: Boolean }`,
    },
  },
  {
    about: 'compound and nested keys',
    subgraphs: {
      stores: `${link('key')}
        type Query { stores: [Store!]! }
        type Store @key(fields: "id") { id: ID! name: String }
        type Bin @key(fields: "store { id } row column") { store: Store! row: Int! column: Int! label: String }`,
      stock: `${link('key', 'shareable')}
        type Query { bins: [Bin!] top: Bin }
        type Store @key(fields: "id") { id: ID! bins: [Bin!] }
        type Bin @key(fields: "store { id } row column") { store: Store! row: Int! column: Int! lots: [Lot!]! }
        type Lot { number: String! bin: Bin expires: String }`,
    },
  },
  {
    about: '@requires',
    subgraphs: {
      catalogue: `${link('key')}
        type Query { products: [Product!]! }
        type Product @key(fields: "id") { id: ID! price: Int weight: Float size: Size }
        type Size { height: Int! width: Int }`,
      shipping: `${link('key', 'requires', 'external')}
        type Query { cheapest: Product }
        type Product @key(fields: "id") {
          id: ID! price: Int @external weight: Float @external size: Size @external
          cost: String @requires(fields: "price weight")
          box: String! @requires(fields: "size { height width }")
        }
        type Size @external { height: Int! width: Int }`,
      labels: `${link('key', 'requires', 'external')}
        type Product @key(fields: "id") { id: ID! cost: String @external label: String @requires(fields: "cost") }
        type Query { label: String }`,
    },
  },
  {
    about: '@requires with arguments',
    subgraphs: {
      points: `${link('key')}
        type Query { points: [Point!]! }
        type Point @key(fields: "id") { id: ID! value(unit: String = "C", digits: Int): String code: String }`,
      charts: `${link('key', 'requires', 'external')}
        type Query { charted: [Point] }
        type Point @key(fields: "id") {
          id: ID! value(unit: String = "C", digits: Int): String @external code: String @external
          chart: String @requires(fields: "value(unit: \\"K\\", digits: 2) code")
        }`,
    },
  },
  {
    about: '@provides and @shareable',
    subgraphs: {
      reviews: `${link('key', 'provides', 'external', 'shareable')}
        type Query { reviews: [Review!]! }
        type Review @key(fields: "id") { id: ID! stars: Int! author: Person @provides(fields: "name") place: Place }
        type Person @key(fields: "id") { id: ID! name: String @external }
        type Place @shareable { floor: Int building: String }`,
      staff: `${link('key', 'shareable')}
        type Query { staff: [Person] place: Place }
        type Person @key(fields: "id") { id: ID! name: String @shareable age: Int place: Place }
        type Place @shareable { floor: Int building: String }`,
    },
  },
  {
    about: '@override and @inaccessible',
    subgraphs: {
      old: `${link('key')}
        type Query { meters: [Meter!] }
        type Meter @key(fields: "id") { id: ID! unit: String factor: Float reading: Int }`,
      renewed: `${link('key', 'override', 'inaccessible')}
        type Query { metered: Meter }
        type Meter @key(fields: "id") { id: ID! factor: Float @override(from: "old") hidden: String @inaccessible loss: Float! }`,
    },
  },
  {
    about: 'interfaces',
    subgraphs: {
      devices: `${link('key')}
        type Query { devices: [Device!]! device: Device }
        interface Device { id: ID! name: String }
        type Pump implements Device @key(fields: "id") { id: ID! name: String flow: Int }
        type Lift implements Device @key(fields: "id") { id: ID! name: String floors: Int! neighbour: Device }`,
      checks: `${link('key')}
        type Query { due: [Checked!] }
        interface Checked { id: ID! checks: [Check!] }
        type Check { on: String device: Checked }
        type Pump implements Checked @key(fields: "id") { id: ID! checks: [Check!] pressure: Float }
        type Lift implements Checked @key(fields: "id") { id: ID! checks: [Check!] blocked: Boolean! }`,
    },
  },
  {
    about: '@interfaceObject',
    subgraphs: {
      media: `${link('key')}
        type Query { media: [Media!] one: Media }
        interface Media @key(fields: "id") { id: ID! title: String }
        type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
        type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int! }`,
      ratings: `${link('key', 'interfaceObject')}
        type Query { rated: [Media] }
        type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int remarks: [String!] }`,
    },
  },
  {
    about: 'unions',
    subgraphs: {
      search: `${link('key')}
        type Query { search(text: String!): [Hit!] best: Hit }
        union Hit = Order | Room | Note
        type Note { text: String about: Hit }
        type Order @key(fields: "id") { id: ID! number: String }
        type Room @key(fields: "id") { id: ID! code: String }`,
      detail: `${link('key')}
        type Query { rooms: [Room] }
        type Order @key(fields: "id") { id: ID! title: String! room: Room }
        type Room @key(fields: "id") { id: ID! area: Float orders: [Order!] }`,
    },
  },
  {
    about: 'enums, lists of lists, custom scalars and input types',
    subgraphs: {
      plan: `${link('key', 'shareable')}
        scalar DateTime scalar JSON
        enum State { OPEN CLOSED HELD }
        input Filter { state: State = OPEN text: String inner: Filter ids: [ID!] }
        type Query { jobs(filter: Filter, after: DateTime, states: [State!]): [Job!]! grid: [[Job]] }
        type Job @key(fields: "id") { id: ID! state: State states: [State!]! at: DateTime extra: JSON matrix: [[Int!]] }`,
      cost: `${link('key')}
        enum Currency { CNY EUR }
        type Query { dear: [Job!] }
        type Job @key(fields: "id") { id: ID! cost(currency: Currency! = CNY, rounded: Boolean): Float grid: [[Job!]!] }`,
    },
  },
  {
    about: 'mutations and deep nesting',
    subgraphs: {
      orders: `${link('key')}
        type Query { order(id: ID!): Order }
        type Mutation { open(title: String!): Order close(id: ID!, why: String): Order! }
        type Order @key(fields: "id") { id: ID! title: String part: Part parts: [Part!]! }
        type Part @key(fields: "id") { id: ID! }`,
      stock: `${link('key')}
        type Query { part: Part }
        type Mutation { take(id: ID!): Part }
        type Part @key(fields: "id") { id: ID! name: String! maker: Maker supplier: Maker! }
        type Maker @key(fields: "id") { id: ID! }`,
      makers: `${link('key')}
        type Query { makers: [Maker!]! }
        type Maker @key(fields: "id") { id: ID! name: String! country: Country! }
        type Country { code: String! makers: [Maker] }`,
    },
  },
];
