import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

/** What a row of the list shows; a phone number never comes along. */
export const UserRow = graphql(`
  fragment UserRow on User {
    id
    version
    name
    username
    position
    state
    department {
      id
      name
    }
    party {
      id
      name
    }
    roles {
      id
      code
      name
    }
  }
`);
export type UserRow = ResultOf<typeof UserRow>;

export const UsersQuery = graphql(
  `
    query Users(
      $filter: UserFilter
      $orderBy: [UserOrder!]
      $search: String
      $role: String
      $after: String
      $first: Int!
    ) {
      users(
        first: $first
        filter: $filter
        orderBy: $orderBy
        search: $search
        role: $role
        after: $after
      ) {
        nodes {
          ...UserRow
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
  [UserRow],
);

export const UsersChanged = graphql(
  `
    subscription UsersChanged($filter: UserFilter, $after: String) {
      userChanged(filter: $filter, after: $after) {
        cursor
        kind
        id
        version
        user {
          ...UserRow
        }
      }
    }
  `,
  [UserRow],
);

/** Roles and departments to choose from. */
export const UserChoicesQuery = graphql(`
  query UserChoices {
    roles {
      id
      code
      name
    }
    campuses {
      id
      name
    }
  }
`);

export const DepartmentsQuery = graphql(`
  query UserDepartments($search: String, $filter: DepartmentFilter) {
    departments(first: 50, search: $search, filter: $filter) {
      nodes {
        id
        code
        name
        campusId
      }
    }
  }
`);

export const CreateUser = graphql(`
  mutation InviteUser($input: CreateUserInput!) {
    createUser(input: $input) {
      id
      name
    }
  }
`);
