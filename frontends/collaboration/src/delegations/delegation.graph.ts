import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

const DelegationRow = graphql(`
  fragment DelegationRow on Delegation {
    id
    version
    principalName
    substituteName
    startsAt
    endsAt
    reason
    principal {
      id
    }
  }
`);
export type DelegationRow = ResultOf<typeof DelegationRow>;

export const DelegationsQuery = graphql(
  `
    query ApprovalDelegations {
      approvalDelegations {
        ...DelegationRow
      }
    }
  `,
  [DelegationRow],
);

export const CreateDelegation = graphql(`
  mutation CreateApprovalDelegation($input: CreateDelegationInput!) {
    createApprovalDelegation(input: $input) {
      id
    }
  }
`);

export const RevokeDelegation = graphql(`
  mutation RevokeApprovalDelegation($input: RevokeDelegationInput!) {
    revokeApprovalDelegation(input: $input) {
      id
    }
  }
`);
