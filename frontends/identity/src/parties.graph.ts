import { graphql } from '@houqin/ui-kit/graph';

/** Outside organisations to choose from. */
export const PartiesQuery = graphql(`
  query IdentityParties($search: String) {
    parties(first: 50, search: $search) {
      nodes {
        id
        code
        name
      }
    }
  }
`);
