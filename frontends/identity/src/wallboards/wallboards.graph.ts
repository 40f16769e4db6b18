import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

const WallDevice = graphql(`
  fragment WallDeviceRow on WallDevice {
    id
    version
    name
    layout
    state
    campusId
    lastSeenAt
  }
`);
export type WallDevice = ResultOf<typeof WallDevice>;

export const WallDevicesQuery = graphql(
  `
    query WallDevices($after: String) {
      wallDevices(first: 50, after: $after, orderBy: [{ field: NAME }]) {
        nodes {
          ...WallDeviceRow
        }
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [WallDevice],
);

export const CampusesQuery = graphql(`
  query WallCampuses {
    campuses {
      id
      name
    }
  }
`);

export const Approve = graphql(
  `
    mutation ApproveWall($input: ApproveWallDeviceInput!) {
      approveWallDevice(input: $input) {
        ...WallDeviceRow
      }
    }
  `,
  [WallDevice],
);

export const Revoke = graphql(
  `
    mutation RevokeWall($input: RevokeWallDeviceInput!) {
      revokeWallDevice(input: $input) {
        ...WallDeviceRow
      }
    }
  `,
  [WallDevice],
);
