import { graphql, type FragmentOf } from '@houqin/ui-kit/graph';

export const StripAlarm = graphql(`
  fragment StripAlarm on Alarm {
    id
    version
    number
    state
    severity
    title
    roomNumber
    roomName
    value
    currentValue
    limitText
    unit
    active
    raisedAt
    acknowledgedAt
    acknowledgedBy {
      id
      name
    }
    allowedActions
    point {
      id
      name
      unitText
      decimals
    }
  }
`);

export type StripAlarmRow = FragmentOf<typeof StripAlarm>;

export const OpenAlarmsQuery = graphql(
  `
    query OpenAlarms($filter: AlarmFilter) {
      alarms(first: 200, filter: $filter, orderBy: [{ field: URGENCY }]) {
        nodes {
          ...StripAlarm
        }
        liveCursor
        totalCount
      }
    }
  `,
  [StripAlarm],
);

export const OpenAlarmChanged = graphql(
  `
    subscription OpenAlarmChanged($filter: AlarmFilter, $after: String) {
      alarmChanged(filter: $filter, after: $after) {
        cursor
        kind
        id
        version
        alarm {
          ...StripAlarm
        }
      }
    }
  `,
  [StripAlarm],
);

export const AcknowledgeAlarm = graphql(
  `
    mutation AcknowledgeFromStrip($input: AcknowledgeAlarmInput!) {
      acknowledgeAlarm(input: $input) {
        ...StripAlarm
      }
    }
  `,
  [StripAlarm],
);
