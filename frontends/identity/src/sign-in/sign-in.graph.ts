import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

const Person = graphql(`
  fragment SignInPerson on User {
    id
    name
    username
    state
    email
    secondFactorAt
    roles {
      id
      name
    }
  }
`);
export type SignInPerson = ResultOf<typeof Person>;

export const PeopleQuery = graphql(
  `
    query SignInPeople($after: String, $search: String) {
      users(first: 50, after: $after, search: $search, orderBy: [{ field: NAME }]) {
        nodes {
          ...SignInPerson
        }
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [Person],
);

const RoleRule = graphql(`
  fragment RoleRule on Role {
    id
    code
    name
    totpRequired
  }
`);
export type RoleRule = ResultOf<typeof RoleRule>;

export const RolesQuery = graphql(
  `
    query SignInRoles {
      roles {
        ...RoleRule
      }
    }
  `,
  [RoleRule],
);

export const SetRoleTotp = graphql(`
  mutation SetRoleTotp($input: SetRoleTotpInput!) {
    setRoleTotp(input: $input) {
      id
      totpRequired
    }
  }
`);

export const ResetTotp = graphql(`
  mutation ResetUserTotp($input: ResetUserTotpInput!) {
    resetUserTotp(input: $input) {
      id
    }
  }
`);

export const SetEmail = graphql(`
  mutation SetUserEmail($input: UpdateUserInput!) {
    updateUser(input: $input) {
      id
      email
    }
  }
`);

export const Unlink = graphql(`
  mutation UnlinkUserProviders($input: UnlinkUserProvidersInput!) {
    unlinkUserProviders(input: $input) {
      id
    }
  }
`);
