import { graphql } from '@houqin/ui-kit/graph';

export const FindOrders = graphql(`
  query FindOrders($text: String!) {
    workOrders(first: 6, search: $text) {
      nodes {
        id
        number
        title
        state
        roomNumber
      }
    }
  }
`);

export const FindRooms = graphql(`
  query FindRooms($text: String!) {
    rooms(first: 6, search: $text) {
      nodes {
        id
        number
        name
        building {
          id
          name
        }
      }
    }
  }
`);

export const FindAlarms = graphql(`
  query FindAlarms($text: String!) {
    alarms(first: 6, search: $text) {
      nodes {
        id
        number
        title
        severity
        roomNumber
      }
    }
  }
`);
