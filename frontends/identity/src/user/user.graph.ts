import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

const UserPage = graphql(`
  fragment UserPage on User {
    id
    version
    name
    username
    position
    state
    lockedUntil
    campusId
    createdAt
    department {
      id
      name
    }
    party {
      id
      name
    }
    assignments {
      validFrom
      validUntil
      state
      createdAt
      role {
        id
        code
        name
      }
    }
    allowedActions
  }
`);
export type UserPage = ResultOf<typeof UserPage>;
export type Assignment = NonNullable<UserPage['assignments']>[number];
export type UserAction = NonNullable<UserPage['allowedActions']>[number];

export const UserPageQuery = graphql(
  `
    query UserPage($id: ID!) {
      user(id: $id) {
        ...UserPage
      }
    }
  `,
  [UserPage],
);

export const UserPageChanged = graphql(
  `
    subscription UserPageChanged($filter: UserFilter, $after: String) {
      userChanged(filter: $filter, after: $after) {
        cursor
        kind
        id
        version
        user {
          ...UserPage
        }
      }
    }
  `,
  [UserPage],
);

/** One's own number is clear; anybody else's comes by `RevealPhone` alone. */
export const OwnPhoneQuery = graphql(`
  query OwnPhone($id: ID!) {
    user(id: $id) {
      id
      phone
    }
  }
`);

export const RevealPhone = graphql(`
  mutation RevealPhone($input: RevealUserPhoneInput!) {
    revealUserPhone(input: $input) {
      id
      phone
    }
  }
`);

/** For who manages the account; others get none. */
export const UserSessionsQuery = graphql(`
  query UserSessions($id: ID!) {
    user(id: $id) {
      id
      sessions {
        id
        startedAt
        expiresAt
        address
      }
    }
  }
`);

export const UpdateUser = graphql(
  `
    mutation UpdateUser($input: UpdateUserInput!) {
      user: updateUser(input: $input) {
        ...UserPage
      }
    }
  `,
  [UserPage],
);
export const AssignRole = graphql(
  `
    mutation AssignRole($input: AssignRoleInput!) {
      user: assignRole(input: $input) {
        ...UserPage
      }
    }
  `,
  [UserPage],
);
export const WithdrawRole = graphql(
  `
    mutation WithdrawRole($input: WithdrawRoleInput!) {
      user: withdrawRole(input: $input) {
        ...UserPage
      }
    }
  `,
  [UserPage],
);
export const SetPassword = graphql(
  `
    mutation SetUserPassword($input: SetUserPasswordInput!) {
      user: setUserPassword(input: $input) {
        ...UserPage
      }
    }
  `,
  [UserPage],
);
export const UnlockUser = graphql(
  `
    mutation UnlockUser($input: UnlockUserInput!) {
      user: unlockUser(input: $input) {
        ...UserPage
      }
    }
  `,
  [UserPage],
);
export const EndSessions = graphql(
  `
    mutation EndUserSessions($input: EndUserSessionsInput!) {
      user: endUserSessions(input: $input) {
        ...UserPage
      }
    }
  `,
  [UserPage],
);
export const DisableUser = graphql(
  `
    mutation DisableUser($input: DisableUserInput!) {
      user: disableUser(input: $input) {
        ...UserPage
      }
    }
  `,
  [UserPage],
);
