import { GraphQLError, printSchema } from 'graphql';
import { apiSchema } from '@houqin/ui-kit/presets/api-schema.ts';
import { FakeGraph } from '@houqin/ui-kit/testing/fake-graph.ts';
import { fakeAlarms, type FakeAlarm } from './alarm-data.ts';
import { Changes } from './changes.ts';
import { allPermissions, demoUser } from './people.ts';

const orders = ['ASSIGNED', 'IN_PROGRESS'].map((state, at) => ({
  id: `wo${at}`,
  version: 1,
  number: `WO-20261123-000${at + 1}`,
  state,
  priority: 'P1',
  title: at === 0 ? 'OR-07 压差低于下限' : '2 号冷水泵振动大，已切备用泵',
  roomNumber: 'S-0307',
  createdAt: new Date(Date.now() - 600_000).toISOString(),
  allowedActions: [],
  assignee: demoUser,
}));

/** A graph with a few alarms and orders under the hand of a test. */
export class FakeHospital {
  readonly alarms: FakeAlarm[] = fakeAlarms();
  readonly alarmChanges = new Changes();
  readonly orderChanges = new Changes();
  readonly graph: FakeGraph;
  permissions: readonly string[] = allPermissions;
  /** A refresh cookie would be accepted. */
  session = false;
  signIns = 0;

  constructor() {
    this.graph = new FakeGraph(printSchema(apiSchema()), {
      Query: {
        alarms: ({ search }) => this.#list(search ? this.#found(search) : this.alarms),
        workOrders: () => this.#list(orders),
        rooms: () =>
          this.#list([
            {
              id: 'r1',
              number: 'S-0307',
              name: '手术间 OR-07',
              building: { id: 'b1', name: '外科影像楼' },
            },
          ]),
        me: () => this.#viewer(),
      },
      Mutation: {
        login: ({ input }) => this.#login(input as { username: string; password: string }),
        refreshSession: () => this.#refresh(),
        logout: () => {
          this.session = false;
          return true;
        },
        acknowledgeAlarm: ({ input }) => this.acknowledge((input as { id: string }).id),
      },
      Subscription: {
        alarmChanged: ({ after }) => this.alarmChanges.follow(after as string, 'alarm'),
        workOrderChanged: ({ after }) => this.orderChanges.follow(after as string, 'workOrder'),
      },
    });
  }

  acknowledge(id: string): FakeAlarm {
    const alarm = this.alarms.find((each) => each.id === id);
    if (!alarm) throw new GraphQLError('没有', { extensions: { code: 'NOT_FOUND' } });
    Object.assign(alarm, {
      version: alarm.version + 1,
      state: 'ACK_ACTIVE',
      acknowledgedBy: demoUser,
      allowedActions: [],
    });
    this.alarmChanges.upsert(alarm);
    return alarm;
  }

  raise(facts: Partial<FakeAlarm>): void {
    const alarm = { ...fakeAlarms()[0], ...facts } as FakeAlarm;
    this.alarms.push(alarm);
    this.alarmChanges.upsert(alarm);
  }

  #login({ username, password }: { username: string; password: string }) {
    if (password !== 'houqin-demo') {
      throw new GraphQLError('用户名或密码不对。', { extensions: { code: 'UNAUTHENTICATED' } });
    }
    return this.#signedIn(username);
  }

  #refresh() {
    if (!this.session) {
      throw new GraphQLError('没有登录。', { extensions: { code: 'UNAUTHENTICATED' } });
    }
    return this.#signedIn(demoUser.username);
  }

  #signedIn(username: string) {
    this.session = true;
    return {
      accessToken: `token-${++this.signIns}-${username}`,
      expiresAt: new Date(Date.now() + 600_000).toISOString(),
      user: demoUser,
      viewer: this.#viewer(),
    };
  }

  #viewer() {
    return {
      kind: 'USER',
      name: demoUser.name,
      username: demoUser.username,
      position: demoUser.position,
      campusIds: [],
      roles: ['dispatcher'],
      grants: this.permissions.map((permission) => ({ permission, level: 'ALL' })),
      department: { id: 'd1', name: '后勤部' },
      party: null,
      user: demoUser,
    };
  }

  #found(text: unknown): FakeAlarm[] {
    return this.alarms.filter((alarm) => JSON.stringify(alarm).includes(String(text)));
  }

  #list(nodes: readonly unknown[]) {
    return {
      nodes,
      totalCount: nodes.length,
      totalCountCapped: false,
      liveCursor: this.alarmChanges.cursor,
      pageInfo: { hasNextPage: false, hasPreviousPage: false },
    };
  }
}
