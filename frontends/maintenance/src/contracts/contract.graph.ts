import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

const ContractRow = graphql(`
  fragment ContractRow on ServiceContract {
    id
    version
    number
    title
    partyName
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
`);
export type ContractRow = ResultOf<typeof ContractRow>;

export const ContractsQuery = graphql(
  `
    query ServiceContracts(
      $filter: ServiceContractFilter
      $search: String
      $first: Int!
      $after: String
    ) {
      serviceContracts(
        filter: $filter
        search: $search
        first: $first
        after: $after
        orderBy: [{ field: VALID_TO, direction: DESC }]
      ) {
        nodes {
          ...ContractRow
        }
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [ContractRow],
);

export const PartiesQuery = graphql(`
  query ContractParties($search: String!) {
    parties(first: 20, search: $search, filter: { kind: { eq: VENDOR } }) {
      nodes {
        id
        code
        name
      }
    }
  }
`);

export const CampusesQuery = graphql(`
  query ContractCampuses {
    campuses {
      id
      name
    }
  }
`);

export const CreateContract = graphql(
  `
    mutation CreateServiceContract($input: CreateServiceContractInput!) {
      contract: createServiceContract(input: $input) {
        ...ContractRow
      }
    }
  `,
  [ContractRow],
);

export const ChangeContract = graphql(
  `
    mutation ChangeServiceContract($input: ChangeServiceContractInput!) {
      contract: changeServiceContract(input: $input) {
        ...ContractRow
      }
    }
  `,
  [ContractRow],
);

export const EndContract = graphql(
  `
    mutation EndServiceContract($input: EndServiceContractInput!) {
      contract: endServiceContract(input: $input) {
        ...ContractRow
      }
    }
  `,
  [ContractRow],
);
