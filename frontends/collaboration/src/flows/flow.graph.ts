import { graphql, type ResultOf } from '@houqin/ui-kit/graph';

export const FlowsQuery = graphql(`
  query ApprovalFlows {
    approvalFlows {
      id
      code
      nameZh
      nameEn
      documentType
      category
      above
      upTo
      overBudget
      selfService
      source
      validFrom
      steps {
        key
        nameZh
        nameEn
        mode
        needed
        roles
      }
    }
  }
`);
export type FlowRow = ResultOf<typeof FlowsQuery>['approvalFlows'][number];
