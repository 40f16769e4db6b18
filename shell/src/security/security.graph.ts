import { graphql } from '@houqin/ui-kit/graph';

export const MySecondFactorQuery = graphql(`
  query MySecondFactor {
    me {
      secondFactor {
        setUpAt
        demandedBy
        recoveryCodesLeft
      }
    }
  }
`);

export const BeginTotp = graphql(`
  mutation BeginTotp($input: BeginTotpInput!) {
    beginTotp(input: $input) {
      secret
      uri
    }
  }
`);

export const ConfirmTotp = graphql(`
  mutation ConfirmTotp($input: ConfirmTotpInput!) {
    confirmTotp(input: $input) {
      codes
    }
  }
`);

export const RemoveTotp = graphql(`
  mutation RemoveTotp($input: ProveWithCodeInput!) {
    removeTotp(input: $input)
  }
`);

export const RenewRecoveryCodes = graphql(`
  mutation RenewRecoveryCodes($input: ProveWithCodeInput!) {
    renewRecoveryCodes(input: $input) {
      codes
    }
  }
`);

export const ChangePassword = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      id
    }
  }
`);
