import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

const RoleLines = graphql(`
  fragment RoleLines on Role {
    id
    code
    name
    holderCount
    grants {
      permission
      level
      defaultLevel
      denied
      edited
    }
  }
`);
export type Role = ResultOf<typeof RoleLines>;
export type GrantLine = NonNullable<Role['grants']>[number];
export type Level = NonNullable<GrantLine['level']>;

const PermissionName = graphql(`
  fragment PermissionName on Permission {
    code
    domain
    name
  }
`);
export type Permission = ResultOf<typeof PermissionName>;

export const MatrixQuery = graphql(
  `
    query RoleMatrix {
      roles {
        ...RoleLines
      }
      permissions {
        ...PermissionName
      }
      dutyConflicts {
        permission
        other
        source
        people {
          id
          name
        }
      }
    }
  `,
  [RoleLines, PermissionName],
);
export type DutyConflict = ResultOf<typeof MatrixQuery>['dutyConflicts'][number];

/** Who holds a role, the first of them. */
export const HoldersQuery = graphql(`
  query RoleHolders($role: String!) {
    users(first: 50, role: $role, orderBy: [{ field: NAME }]) {
      nodes {
        id
        name
        position
        department {
          id
          name
        }
      }
      totalCount
    }
  }
`);

export const SetGrant = graphql(
  `
    mutation SetGrant($input: SetGrantInput!) {
      setGrant(input: $input) {
        ...RoleLines
      }
    }
  `,
  [RoleLines],
);
