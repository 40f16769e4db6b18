import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

const TechnicianRow = graphql(`
  fragment TechnicianRow on Technician {
    id
    version
    name
    trade
    onDuty
    openCount
    capacity
    location
    post
    certificates {
      kind
      valid
    }
    currentOrder {
      id
      number
      roomNumber
      state
    }
  }
`);
export type TechnicianRow = ResultOf<typeof TechnicianRow>;

export const TechniciansQuery = graphql(
  `
    query Technicians {
      technicians(first: 200, filter: { onDuty: { eq: true } }) {
        nodes {
          ...TechnicianRow
        }
        liveCursor
        totalCount
      }
    }
  `,
  [TechnicianRow],
);

export const TechnicianChanged = graphql(
  `
    subscription TechnicianChanged($after: String) {
      technicianChanged(after: $after) {
        cursor
        kind
        id
        version
        technician {
          ...TechnicianRow
        }
      }
    }
  `,
  [TechnicianRow],
);

export const FactsQuery = graphql(`
  query DispatchFacts {
    dispatchFacts {
      unassigned
      soonLate
      late
      completedThisShift
      onDuty
      total
      gaps
    }
  }
`);

/** Who should get an order, best first, and why. */
export const CandidatesQuery = graphql(`
  query Candidates($id: ID!) {
    candidates(workOrderId: $id) {
      score
      reason
      eligible
      technician {
        id
        name
        trade
        openCount
        capacity
        location
      }
      terms {
        name
        value
        weight
      }
    }
  }
`);
export type Candidate = ResultOf<typeof CandidatesQuery>['candidates'][number];

export const RecommendationQuery = graphql(`
  query Recommendation($id: ID!) {
    workOrder(id: $id) {
      id
      recommendation {
        score
        reason
        technician {
          id
          name
        }
      }
      unassignableReason {
        text
      }
    }
  }
`);
