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
  query Symptoms {
    symptoms {
      code
      text
      trade
    }
  }
`);

/** What is already going on in the room, so that nobody reports it twice. */
export const RoomContextQuery = graphql(`
  query RoomContext($roomId: ID!) {
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
