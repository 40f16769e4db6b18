import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

const Place = graphql(`
  fragment Place on Room {
    id
    number
    nameZh
    nameEn
    roomClass
    floor {
      number
      building {
        id
        code
        nameZh
        nameEn
        campus {
          id
          nameZh
          nameEn
        }
      }
    }
  }
`);

const WallAlarm = graphql(
  `
    fragment WallAlarm on Alarm {
      id
      version
      state
      severity
      kind
      lifeSafety
      titleZh
      titleEn
      active
      currentValue
      value
      limit
      limitText
      unit
      raisedAt
      acknowledgedAt
      clearedAt
      point {
        id
        placeName
        decimals
        unitText
        quantity
      }
      room {
        ...Place
      }
      workOrder {
        id
        number
        state
        restoreDueAt
        technician {
          post
        }
      }
    }
  `,
  [Place],
);
export type WallAlarm = ResultOf<typeof WallAlarm>;

export const AlarmsQuery = graphql(
  `
    query WallAlarms {
      alarms(
        first: 200
        filter: { open: { eq: true } }
        orderBy: [{ field: RAISED_AT, direction: DESC }]
      ) {
        nodes {
          ...WallAlarm
        }
        liveCursor
        totalCount
      }
    }
  `,
  [WallAlarm],
);

export const AlarmChanged = graphql(
  `
    subscription WallAlarmChanged($after: String) {
      alarmChanged(filter: { open: { eq: true } }, after: $after) {
        cursor
        at
        kind
        id
        version
        alarm {
          ...WallAlarm
        }
      }
    }
  `,
  [WallAlarm],
);

const WallOrder = graphql(
  `
    fragment WallOrder on WorkOrder {
      id
      version
      number
      state
      priority
      trade
      createdAt
      responseDueAt
      restoreDueAt
      sla {
        phase
        dueAt
        targetSeconds
        paused
      }
      room {
        ...Place
      }
      technician {
        post
      }
    }
  `,
  [Place],
);
export type WallOrder = ResultOf<typeof WallOrder>;

export const OrdersQuery = graphql(
  `
    query WallOrders {
      workOrders(
        first: 200
        filter: { open: { eq: true } }
        orderBy: [{ field: DUE_AT, direction: ASC }]
      ) {
        nodes {
          ...WallOrder
        }
        liveCursor
        totalCount
      }
    }
  `,
  [WallOrder],
);

export const OrderChanged = graphql(
  `
    subscription WallOrderChanged($after: String) {
      workOrderChanged(filter: { open: { eq: true } }, after: $after) {
        cursor
        at
        kind
        id
        version
        workOrder {
          ...WallOrder
        }
      }
    }
  `,
  [WallOrder],
);

/** Values without a stream of their own, read again every few seconds. */
export const FactsQuery = graphql(
  `
    query WallFacts($from: DateTime!, $to: DateTime!) {
      dataHealth {
        newestReadingAt
        completeness
      }
      alarmRate(from: $from, to: $to) {
        hour
        count
      }
      dispatchFacts {
        completedThisShift
        onDuty
      }
      roomEnvironments {
        state
        room {
          ...Place
        }
        points {
          id
          quantity
          placeName
          unitText
          decimals
          stale
          limitLow
          limitHigh
          latest {
            value
          }
        }
      }
      lastCritical: alarms(
        first: 1
        filter: { severity: { eq: CRITICAL } }
        orderBy: [{ field: RAISED_AT, direction: DESC }]
      ) {
        nodes {
          id
          raisedAt
          clearedAt
        }
      }
    }
  `,
  [Place],
);
export type WallFacts = ResultOf<typeof FactsQuery>;
export type RoomState = WallFacts['roomEnvironments'][number];
export type WallRoom = RoomState['room'];

export const TraceQuery = graphql(`
  query WallTrace($id: ID!, $from: DateTime!, $to: DateTime!) {
    point(id: $id) {
      id
      readings(from: $from, to: $to, resolution: RAW) {
        samples {
          at
          mean
        }
      }
    }
  }
`);
export type Sample = NonNullable<
  ResultOf<typeof TraceQuery>['point']
>['readings']['samples'][number];
