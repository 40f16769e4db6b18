import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

const ApprovalRow = graphql(`
  fragment ApprovalRow on ApprovalCase {
    id
    version
    number
    documentType
    title
    amount
    state
    round
    stuck
    waitingForMe
    requesterName
    createdAt
    department {
      id
      name
    }
    steps {
      key
      nameZh
      nameEn
      state
      seats {
        id
        personName
        waiting
      }
    }
  }
`);
export type ApprovalRow = ResultOf<typeof ApprovalRow>;

const ApprovalWhole = graphql(
  `
    fragment ApprovalWhole on ApprovalCase {
      ...ApprovalRow
      allowedActions
      overBudget
      decidedAt
      lines {
        label
        value
      }
      track: steps {
        key
        nameZh
        nameEn
        mode
        needed
        state
        missing
        pendingAt
        doneAt
        escalatedAt
        seats {
          id
          personName
          origin
          waiting
          handedOverBy
          decision
          decidedByName
          at
          comment
          merged
        }
      }
      decisions {
        id
        round
        stepNameZh
        stepNameEn
        personName
        decidedByName
        decision
        comment
        at
        merged
      }
    }
  `,
  [ApprovalRow],
);
export type ApprovalWhole = ResultOf<typeof ApprovalWhole>;

export const ApprovalsQuery = graphql(
  `
    query ApprovalCases(
      $filter: ApprovalCaseFilter
      $orderBy: [ApprovalCaseOrder!]
      $search: String
      $first: Int!
      $after: String
    ) {
      approvalCases(
        filter: $filter
        orderBy: $orderBy
        search: $search
        first: $first
        after: $after
      ) {
        nodes {
          ...ApprovalRow
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
  [ApprovalRow],
);

export const ApprovalsChanged = graphql(
  `
    subscription ApprovalCasesChanged($filter: ApprovalCaseFilter, $after: String) {
      approvalCaseChanged(filter: $filter, after: $after) {
        cursor
        kind
        id
        version
        approvalCase {
          ...ApprovalRow
        }
      }
    }
  `,
  [ApprovalRow],
);

export const ApprovalQuery = graphql(
  `
    query ApprovalCase($id: ID!) {
      approvalCase(id: $id) {
        ...ApprovalWhole
      }
    }
  `,
  [ApprovalWhole],
);

export const ApprovalChanged = graphql(
  `
    subscription ApprovalCaseChanged($filter: ApprovalCaseFilter, $after: String) {
      approvalCaseChanged(filter: $filter, after: $after) {
        cursor
        kind
        id
        version
        approvalCase {
          ...ApprovalWhole
        }
      }
    }
  `,
  [ApprovalWhole],
);

export const SubmitApproval = graphql(`
  mutation SubmitApproval($input: SubmitApprovalInput!) {
    submitApproval(input: $input) {
      id
      number
    }
  }
`);

export const PeopleQuery = graphql(`
  query ApprovalPeople($search: String!) {
    approvalPeople(search: $search) {
      id
      name
      departmentName
    }
  }
`);

/** Every step a person can take on a case; each answers the case as it then is. */
export const approvalActs = {
  decide: graphql(
    `
      mutation DecideApproval($input: DecideApprovalInput!) {
        approval: decideApproval(input: $input) {
          ...ApprovalWhole
        }
      }
    `,
    [ApprovalWhole],
  ),
  handOver: graphql(
    `
      mutation HandOverApproval($input: HandOverApprovalInput!) {
        approval: handOverApproval(input: $input) {
          ...ApprovalWhole
        }
      }
    `,
    [ApprovalWhole],
  ),
  add: graphql(
    `
      mutation AddApprover($input: AddApproverInput!) {
        approval: addApprover(input: $input) {
          ...ApprovalWhole
        }
      }
    `,
    [ApprovalWhole],
  ),
  withdraw: graphql(
    `
      mutation WithdrawApproval($input: WithdrawApprovalInput!) {
        approval: withdrawApproval(input: $input) {
          ...ApprovalWhole
        }
      }
    `,
    [ApprovalWhole],
  ),
  amend: graphql(
    `
      mutation AmendApproval($input: AmendApprovalInput!) {
        approval: amendApproval(input: $input) {
          ...ApprovalWhole
        }
      }
    `,
    [ApprovalWhole],
  ),
  assign: graphql(
    `
      mutation AssignApprover($input: AssignApproverInput!) {
        approval: assignApprover(input: $input) {
          ...ApprovalWhole
        }
      }
    `,
    [ApprovalWhole],
  ),
} as const;
export type ApprovalAct = keyof typeof approvalActs;
