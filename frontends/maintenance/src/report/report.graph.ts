import { graphql } from '@houqin/ui-kit/graph';

export const RoomSearchQuery = graphql(`
  query ReportRooms($search: String) {
    rooms(first: 12, search: $search, orderBy: [{ field: NUMBER }]) {
      nodes {
        id
        number
        name
        roomType
        floor {
          name
          building {
            name
          }
        }
      }
    }
  }
`);

export const RoomByNumberQuery = graphql(`
  query ReportRoom($number: String!) {
    roomByNumber(number: $number) {
      id
      number
      name
      roomType
    }
  }
`);

export const SymptomsQuery = graphql(`
  query Symptoms($roomType: String) {
    symptoms(roomType: $roomType) {
      code
      text
      trade
      lifeSafety
    }
  }
`);

/** What is already going on in the room, so that nobody reports it twice. */
export const RoomOrdersQuery = graphql(`
  query RoomOrders($roomId: ID!) {
    openOrdersInRoom(roomId: $roomId) {
      id
      number
      title
      state
      priority
      createdAt
    }
  }
`);

/** Alarms of the room: what is reported may be the same thing. */
export const RoomAlarmsQuery = graphql(`
  query RoomAlarms($roomId: ID!) {
    room(id: $roomId) {
      id
      openAlarms {
        id
        severity
        state
        titleZh
        titleEn
        value
        unit
        limitText
        raisedAt
        point {
          id
          decimals
          unitText
          latest {
            at
            value
          }
        }
        guidance {
          id
          position
          text
        }
      }
    }
  }
`);

export const CreateRequest = graphql(`
  mutation CreateRequest($input: CreateServiceRequestInput!) {
    createServiceRequest(input: $input) {
      id
      number
      state
      workOrder {
        id
        number
      }
    }
  }
`);
