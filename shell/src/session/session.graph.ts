import { graphql } from '@houqin/ui-kit/graph';

export const ViewerFacts = graphql(`
  fragment ViewerFacts on Viewer {
    kind
    name
    username
    position
    campusIds
    roles
    grants {
      permission
      level
    }
    department {
      id
      name
    }
    party {
      id
      name
    }
    user {
      id
    }
  }
`);

export const LoginMutation = graphql(
  `
    mutation SignIn($input: LoginInput!) {
      login(input: $input) {
        accessToken
        expiresAt
        recoveryCodes
        viewer {
          ...ViewerFacts
        }
      }
    }
  `,
  [ViewerFacts],
);

export const SignInProviders = graphql(`
  query SignInProviders {
    signInProviders {
      id
      title
      url
    }
  }
`);

export const BeginTotpAtSignIn = graphql(`
  mutation BeginTotpAtSignIn($input: BeginTotpAtSignInInput!) {
    beginTotpAtSignIn(input: $input) {
      secret
      uri
    }
  }
`);

export const RefreshMutation = graphql(
  `
    mutation RenewAccess {
      refreshSession {
        accessToken
        expiresAt
        viewer {
          ...ViewerFacts
        }
      }
    }
  `,
  [ViewerFacts],
);

export const MySessionsQuery = graphql(`
  query MySessions {
    mySessions {
      id
      startedAt
      expiresAt
      address
      current
    }
  }
`);

export const EndMySession = graphql(`
  mutation EndMySession($input: EndMySessionInput!) {
    endMySession(input: $input) {
      id
    }
  }
`);
