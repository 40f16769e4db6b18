import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

export const ContractsQuery = graphql(`
  query VendorServiceContracts {
    serviceContracts(first: 200, orderBy: [{ field: VALID_TO, direction: DESC }]) {
      nodes {
        id
        number
        title
        state
        trades
        validFrom
        validTo
        acceptMinutes
        capacity
        dutyContact
        dutyPhone
        endReason
      }
      totalCount
    }
  }
`);
export type VendorContract = ResultOf<typeof ContractsQuery>['serviceContracts']['nodes'][number];
