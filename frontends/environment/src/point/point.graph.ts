import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

export const PointHistoryQuery = graphql(`
  query PointHistory($id: ID!, $from: DateTime!, $to: DateTime!) {
    point(id: $id) {
      id
      code
      name
      quantity
      unitText
      decimals
      intervalSeconds
      limitLow
      limitHigh
      limitSource {
        id
        source
        edition
      }
      readings(from: $from, to: $to) {
        resolution
        completeness
        samples {
          at
          min
          max
          mean
        }
      }
      alarms(open: false) {
        id
        severity
        title
        raisedAt
        clearedAt
        acknowledgedAt
        occurrences {
          startedAt
          endedAt
        }
      }
    }
  }
`);
export type PointHistory = NonNullable<ResultOf<typeof PointHistoryQuery>['point']>;

export const ReadingsChanged = graphql(`
  subscription Readings($pointIds: [ID!]!) {
    readings(pointIds: $pointIds) {
      pointId
      at
      value
      quality
    }
  }
`);
