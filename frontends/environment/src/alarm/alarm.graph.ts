import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

/** What a row of an alarm list shows. */
export const AlarmRow = graphql(`
  fragment AlarmRow on Alarm {
    id
    version
    number
    state
    severity
    kind
    lifeSafety
    title
    roomNumber
    roomName
    value
    currentValue
    worstValue
    limit
    limitText
    unit
    active
    raisedAt
    acknowledgedAt
    clearedAt
    shelvedUntil
    shelveReason
    outOfServiceUntil
    occurrenceCount
    point {
      id
      code
      placeName
      decimals
      unitText
    }
    room {
      id
    }
    acknowledgedBy {
      id
      name
    }
    workOrder {
      id
      number
      state
    }
    allowedActions
  }
`);
export type AlarmRow = ResultOf<typeof AlarmRow>;

export const AlarmsQuery = graphql(
  `
    query Alarms(
      $filter: AlarmFilter
      $orderBy: [AlarmOrder!]
      $search: String
      $first: Int
      $after: String
    ) {
      alarms(first: $first, filter: $filter, orderBy: $orderBy, search: $search, after: $after) {
        nodes {
          ...AlarmRow
        }
        liveCursor
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [AlarmRow],
);

export const AlarmChanged = graphql(
  `
    subscription AlarmChanged($filter: AlarmFilter, $after: String) {
      alarmChanged(filter: $filter, after: $after) {
        cursor
        kind
        id
        version
        alarm {
          ...AlarmRow
        }
      }
    }
  `,
  [AlarmRow],
);

const AlarmDetail = graphql(
  `
    fragment AlarmDetail on Alarm {
      ...AlarmRow
      note
      suppressedBy
      definition {
        id
        name
        onDelaySeconds
        offDelaySeconds
        deadband
      }
      occurrences {
        startedAt
        endedAt
        worstValue
      }
      guidance {
        id
        position
        text
        phone
      }
      ticks {
        at
        step {
          id
        }
        by {
          id
          name
        }
      }
    }
  `,
  [AlarmRow],
);
export type AlarmDetail = ResultOf<typeof AlarmDetail>;

export const AlarmDetailQuery = graphql(
  `
    query AlarmDetail($id: ID!) {
      alarm(id: $id) {
        ...AlarmDetail
      }
    }
  `,
  [AlarmDetail],
);

export const AlarmDetailChanged = graphql(
  `
    subscription AlarmDetailChanged($filter: AlarmFilter, $after: String) {
      alarmChanged(filter: $filter, after: $after) {
        cursor
        kind
        id
        version
        alarm {
          ...AlarmDetail
        }
      }
    }
  `,
  [AlarmDetail],
);

export const alarmActs = {
  acknowledge: graphql(
    `
      mutation AcknowledgeAlarm($input: AcknowledgeAlarmInput!) {
        alarm: acknowledgeAlarm(input: $input) {
          ...AlarmRow
        }
      }
    `,
    [AlarmRow],
  ),
  shelve: graphql(
    `
      mutation ShelveAlarm($input: ShelveAlarmInput!) {
        alarm: shelveAlarm(input: $input) {
          ...AlarmRow
        }
      }
    `,
    [AlarmRow],
  ),
  unshelve: graphql(
    `
      mutation UnshelveAlarm($input: UnshelveAlarmInput!) {
        alarm: unshelveAlarm(input: $input) {
          ...AlarmRow
        }
      }
    `,
    [AlarmRow],
  ),
  return: graphql(
    `
      mutation ReturnAlarm($input: ReturnAlarmToServiceInput!) {
        alarm: returnAlarmToService(input: $input) {
          ...AlarmRow
        }
      }
    `,
    [AlarmRow],
  ),
  tick: graphql(
    `
      mutation TickGuidance($input: TickGuidanceInput!) {
        alarm: tickGuidance(input: $input) {
          ...AlarmRow
        }
      }
    `,
    [AlarmRow],
  ),
  note: graphql(
    `
      mutation SetHandoverNote($input: SetHandoverNoteInput!) {
        alarm: setHandoverNote(input: $input) {
          ...AlarmRow
        }
      }
    `,
    [AlarmRow],
  ),
} as const;
export type AlarmAct = keyof typeof alarmActs;

export const AcknowledgeMany = graphql(`
  mutation AcknowledgeAlarms($input: AcknowledgeAlarmsInput!) {
    acknowledgeAlarms(input: $input) {
      id
    }
  }
`);
