import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

export const BuildingsQuery = graphql(`
  query MonitorBuildings {
    buildings {
      id
      code
      name
      floors {
        id
        number
        name
      }
    }
  }
`);

export const RoomsQuery = graphql(`
  query MonitorRooms($floorId: ID, $buildingId: ID) {
    roomEnvironments(floorId: $floorId, buildingId: $buildingId) {
      state
      room {
        id
        number
        name
        roomClass
        areaSquareMetres
      }
      points {
        id
        code
        quantity
        placeName
        unitText
        decimals
        stale
        ageSeconds
        limitLow
        limitHigh
        rangeMin
        rangeMax
        latest {
          at
          value
        }
      }
      openAlarms {
        id
        severity
        state
        kind
        title
        raisedAt
        shelvedUntil
        outOfServiceUntil
        point {
          id
        }
      }
    }
    dataHealth {
      newestReadingAt
      completeness
    }
  }
`);
export type RoomState = ResultOf<typeof RoomsQuery>['roomEnvironments'][number];
export type RoomPoint = RoomState['points'][number];

/** The last hours of one quantity on a floor: what the cells draw as a line. */
export const TrendsQuery = graphql(`
  query MonitorTrends($filter: PointFilter, $from: DateTime!, $to: DateTime!) {
    points(first: 100, filter: $filter) {
      nodes {
        id
        intervalSeconds
        readings(from: $from, to: $to, resolution: RAW) {
          samples {
            at
            mean
          }
        }
      }
    }
  }
`);
