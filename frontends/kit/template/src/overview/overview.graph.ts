import { graphql } from '@houqin/ui-kit/graph';

export const OverviewQuery = graphql(`
  query Overview {
    me {
      name
    }
  }
`);
