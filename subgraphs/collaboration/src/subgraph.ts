import { entityReference } from '@houqin/kit/reference';
import { defineSubgraph } from '@houqin/kit/subgraph';
import { migrations } from '../migrations/list.ts';
import { ApprovalCase } from './approval/approval-case.entity.ts';
import { approvalClock } from './approval/approval-clock.ts';
import { ApprovalDecision } from './approval/approval-decision.entity.ts';
import { ApprovalMutationsResolver } from './approval/approval-mutations.resolver.ts';
import { ApprovalParty } from './approval/approval-party.entity.ts';
import { approvalLive, approvalReference } from './approval/approval-scope.ts';
import { ApprovalResolver } from './approval/approval.resolver.ts';
import { delegationScope } from './delegation/delegation-scope.ts';
import { Delegation } from './delegation/delegation.entity.ts';
import { DelegationResolver } from './delegation/delegation.resolver.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { ApprovalFlow } from './flow/approval-flow.entity.ts';
import { ensureDefaultFlows } from './flow/ensure-default-flows.ts';
import { FlowResolver } from './flow/flow.resolver.ts';
import { onAccessChanged } from './reactions/on-access-changed.ts';
import { onDepartmentChanged } from './reactions/on-department-changed.ts';
import { PeopleResolver } from './references/people.resolver.ts';
import { RefDepartment } from './references/ref-department.entity.ts';
import { RefPersonRole } from './references/ref-person-role.entity.ts';
import { RefPerson } from './references/ref-person.entity.ts';

export const subgraph = defineSubgraph({
  name: 'collaboration',
  root: import.meta.url,
  migrations,
  entities: [
    ...[ApprovalCase, ApprovalDecision, ApprovalParty, ApprovalFlow, Delegation],
    ...[RefPerson, RefPersonRole, RefDepartment],
  ],
  resolvers: [
    ...[ApprovalResolver, ApprovalMutationsResolver, FlowResolver, DelegationResolver],
    ...[PeopleResolver],
  ],
  references: {
    ApprovalCase: entityReference(ApprovalCase, approvalReference),
    ApprovalFlow: entityReference(ApprovalFlow, {
      ...{ permission: 'approval-flow:read', scope: {}, card: ['code', 'nameZh', 'nameEn'] },
    }),
    Delegation: entityReference(Delegation, {
      ...{ permission: 'approval:decide', scope: delegationScope, card: [] },
    }),
  },
  lives: [approvalLive],
  reactions: [onAccessChanged, onDepartmentChanged],
  jobs: [approvalClock],
  async start(runtime) {
    await ensureDefaultFlows(runtime);
    return () => Promise.resolve();
  },
  demo: seedDemo,
});
