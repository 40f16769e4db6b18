import { demoId } from '@houqin/kit/id';
import { databases } from '@houqin/kit/testing/databases';
import { graph, type TestSubgraph } from '@houqin/kit/testing/graph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo } from '../src/demo/seed-demo.ts';
import { fault, main, nobody, nurse, roomEvents, startFacility, stranger } from './facility.ts';

describe.each(databases())('places on %s', (database) => {
  let facility: TestSubgraph;
  beforeAll(async () => void (facility = await startFacility(database)));
  afterAll(() => facility?.stop());

  it('are a tree from campus to room', async () => {
    const query = `{ campuses { code name buildings { code name areaSquareMetres floors {
      number name rooms { number } } } } }`;
    const { data } = await graph(facility, nurse, query);
    const [campus, ...others] = data.campuses;
    expect(others).toEqual([]);
    expect(campus).toMatchObject({ code: 'MAIN', name: 'Main campus' });
    const floors = Object.fromEntries(
      campus.buildings.map((b: { code: string; floors: { number: number }[] }) => [
        b.code,
        b.floors.map(({ number }) => number),
      ]),
    );
    expect(floors).toEqual({ A: [1, 2, 3, 4, 5, 6], L: [1, 2], O: [1, 2, 3], S: [1, 2, 3] });
    const third = campus.buildings.at(-1).floors[2];
    expect(third.name).toBe('Floor 3');
    const numbers = third.rooms.map((room: { number: string }) => room.number);
    expect(numbers.slice(0, 3)).toEqual(['S-0301', 'S-0302', 'S-0303']);
  });

  it('hold 60 beds and twelve theatres, OR-07 of class I', async () => {
    const { data } = await graph(
      facility,
      nurse,
      `{ rooms(first: 200) { nodes { number name beds } totalCount }
         theatres: rooms(filter: { roomType: { eq: THEATRE } }) { nodes { number roomClass } } }`,
    );
    const beds = data.rooms.nodes.reduce(
      (sum: number, { beds }: { beds: number }) => sum + beds,
      0,
    );
    expect(beds).toBe(60);
    expect(data.rooms.totalCount).toBe(data.rooms.nodes.length);
    expect(data.theatres.nodes).toHaveLength(12);
    expect(data.theatres.nodes).toContainEqual({ number: 'S-0307', roomClass: 'THEATRE_I' });
    expect(new Set(data.theatres.nodes.map((r: { roomClass: string }) => r.roomClass)).size).toBe(
      4,
    );
  });

  it('are found one by one: by id, by what the door says, by key', async () => {
    const id = demoId('room:S-0307');
    const query = `query ($id: ID!, $floor: ID!, $keys: [_Any!]!) {
      room(id: $id) { number floor { number building { code campus { id } } } department { id } }
      roomByNumber(number: " s-0307 ") { id name nameZh areaSquareMetres }
      floor(id: $floor) { name }
      buildings(campusId: "${main}") { code }
      none: buildings(campusId: "elsewhere") { code }
      _entities(representations: $keys) {
        ... on Room { number } ... on Floor { level: number } ... on Building { code } ... on Campus { code }
      }
    }`;
    const keys = [
      { __typename: 'Room', id },
      { __typename: 'Floor', id: demoId('floor:S-03') },
      { __typename: 'Building', id: demoId('building:S') },
      { __typename: 'Campus', id: main },
      { __typename: 'Room', id: 'absent' },
    ];
    const variables = { id, floor: demoId('floor:S-03'), keys };
    const { data } = await graph(facility, nurse, query, variables, { locale: 'zh' });
    expect(data).toEqual({
      room: {
        number: 'S-0307',
        floor: { number: 3, building: { code: 'S', campus: { id: main } } },
        department: { id: demoId('department:OR') },
      },
      roomByNumber: { id, name: '手术间 OR-07', nameZh: '手术间 OR-07', areaSquareMetres: 45 },
      floor: { name: '3 层' },
      buildings: [{ code: 'A' }, { code: 'L' }, { code: 'O' }, { code: 'S' }],
      none: [],
      _entities: [{ number: 'S-0307' }, { level: 3 }, { code: 'S' }, { code: 'MAIN' }, null],
    });
  });

  it('show their card by reference beyond the scope, and nothing in lists', async () => {
    const id = demoId('room:S-0307');
    const query = `query ($keys: [_Any!]!) {
      _entities(representations: $keys) { ... on Room {
        number name state floor { number building { name } } department { id } beds } }
      room(id: "${id}") { id }
      roomByNumber(number: "S-0307") { id }
      rooms { totalCount }
      campuses { id }
    }`;
    const { data, errors } = await graph(facility, stranger, query, {
      keys: [{ __typename: 'Room', id }],
    });
    expect(data).toEqual({
      _entities: [
        {
          number: 'S-0307',
          name: 'Theatre OR-07',
          state: 'IN_USE',
          floor: { number: 3, building: { name: 'Surgery and imaging' } },
          department: null,
          beds: null,
        },
      ],
      room: null,
      roomByNumber: null,
      rooms: { totalCount: 0 },
      campuses: [],
    });
    expect(errors!.map(({ extensions }) => extensions!['code'])).toEqual([
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    const refused = await graph(facility, nobody, '{ rooms { totalCount } }');
    expect(fault(refused)).toMatchObject({ code: 'FORBIDDEN', permission: 'room:read' });
  });

  it.each([
    ['手术间', 12],
    ['shoushujian', 12],
    ['ssj or-0', 9],
    ['OR-07', 1],
    ['s0307', 1],
    ['S-0307', 1],
    ['Theatre', 13],
    ['yaofang lenggui', 1],
    ['心内二病区', 8],
    ['xnebq', 8],
    ['100%', 0],
    ["'; drop table room", 0],
  ])('are searched by %s', async (search, count) => {
    const query = 'query ($search: String) { rooms(search: $search) { totalCount } }';
    const { data } = await graph(facility, nurse, query, { search });
    expect(data.rooms.totalCount).toBe(count);
  });

  it('are listed by pages that hold together, in any order', async () => {
    const query = `query ($after: String, $orderBy: [RoomOrder!]) {
      rooms(first: 7, after: $after, orderBy: $orderBy, filter: { buildingId: { eq: "${demoId('building:S')}" } }) {
        nodes { id areaSquareMetres } pageInfo { hasNextPage endCursor } totalCount }
    }`;
    for (const field of ['NUMBER', 'NAME', 'AREA']) {
      const seen: { id: string; areaSquareMetres: number }[] = [];
      const orderBy = [{ field, direction: 'DESC' }];
      for (let after: string | null = null, more = true; more;) {
        const { data }: { data?: { rooms: never } } = await graph(facility, nurse, query, {
          after,
          orderBy,
        });
        const { nodes, pageInfo, totalCount } = data!.rooms as {
          nodes: typeof seen;
          pageInfo: { hasNextPage: boolean; endCursor: string };
          totalCount: number;
        };
        seen.push(...nodes);
        after = pageInfo.endCursor;
        more = pageInfo.hasNextPage;
        if (!more) expect(seen).toHaveLength(totalCount);
      }
      expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
      if (field !== 'AREA') continue;
      const areas = seen.map(({ areaSquareMetres }) => areaSquareMetres);
      expect(areas).toEqual(areas.toSorted((a, b) => b - a));
    }
  });

  it('are told to everybody when the demo hospital is built, once', async () => {
    const [event, ...others] = await roomEvents(facility, demoId('room:O-0118'));
    expect(others).toEqual([]);
    expect(event).toEqual({
      roomId: demoId('room:O-0118'),
      number: 'O-0118',
      name: '药房冷柜间',
      nameEn: 'Pharmacy cold store',
      roomType: 'COLD_STORE',
      roomClass: 'COLD_STORE',
      state: 'IN_USE',
      floorId: demoId('floor:O-01'),
      floorNumber: 1,
      floorName: '1 层',
      buildingId: demoId('building:O'),
      buildingCode: 'O',
      buildingName: '门诊楼',
      buildingNameEn: 'Outpatient',
      campusId: main,
      departmentId: demoId('department:PHA'),
      retired: false,
    });
    await seedDemo(facility.runtime, { size: 'tiny', now: new Date() });
    expect(await roomEvents(facility, demoId('room:O-0118'))).toHaveLength(1);
  });

  it('ask the database once per level of the tree, however many branches it has', async () => {
    const query = '{ buildings { floors { rooms { floor { building { code } } } } } }';
    const statements: string[] = [];
    const logger = facility.runtime.orm.config.getLogger();
    const log = logger.logQuery.bind(logger);
    logger.setDebugMode(['query']);
    logger.logQuery = ({ query: sql = '' }) => void statements.push(sql);
    try {
      expect((await graph(facility, nurse, query)).errors).toBeUndefined();
    } finally {
      logger.logQuery = log;
      logger.setDebugMode(false);
    }
    const reads = statements.filter((sql) => /from `(campus|building|floor|room)`/.test(sql));
    expect(reads.length).toBeGreaterThan(2);
    expect(reads.length).toBeLessThanOrEqual(5);
  });
});
