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
import { CommentResolver } from './notice/comment/comment.resolver.ts';
import { NoticeComment } from './notice/comment/notice-comment.entity.ts';
import { ensureDefaultClasses } from './notice/class/ensure-default-classes.ts';
import { NoticeClass } from './notice/class/notice-class.entity.ts';
import { readChannels, type Channels } from './notice/delivery/channels.ts';
import { deliveryJob } from './notice/delivery/delivery-job.ts';
import { NoticeDelivery } from './notice/delivery/notice-delivery.entity.ts';
import { noticeClock } from './notice/notice-clock.ts';
import { NoticeDeskResolver } from './notice/notice-desk.resolver.ts';
import { noticeLive, noticeReference } from './notice/notice-scope.ts';
import { NoticeVersion } from './notice/notice-version.entity.ts';
import { Notice } from './notice/notice.entity.ts';
import { NoticeResolver } from './notice/notice.resolver.ts';
import { NoticeContact } from './notice/preference/notice-contact.entity.ts';
import { NoticePreference } from './notice/preference/notice-preference.entity.ts';
import { PreferenceResolver } from './notice/preference/preference.resolver.ts';
import { NoticeReceipt } from './notice/receipt/notice-receipt.entity.ts';
import { ReceiptResolver } from './notice/receipt/receipt.resolver.ts';
import { onAccessChanged } from './reactions/on-access-changed.ts';
import { onDepartmentChanged } from './reactions/on-department-changed.ts';
import { onUserChanged } from './reactions/on-user-changed.ts';
import { PeopleResolver } from './references/people.resolver.ts';
import { RefDepartment } from './references/ref-department.entity.ts';
import { RefPersonRole } from './references/ref-person-role.entity.ts';
import { RefPerson } from './references/ref-person.entity.ts';
import { RefUsername } from './references/ref-username.entity.ts';

/** Ways out, read once, when the domain starts. */
let channels: Channels | undefined;
const theChannels = () => (channels ??= readChannels(process.env));

export const subgraph = defineSubgraph({
  name: 'collaboration',
  root: import.meta.url,
  migrations,
  entities: [
    ...[ApprovalCase, ApprovalDecision, ApprovalParty, ApprovalFlow, Delegation],
    ...[Notice, NoticeVersion, NoticeClass, NoticeReceipt, NoticeComment],
    ...[NoticePreference, NoticeContact, NoticeDelivery, RefUsername],
    ...[RefPerson, RefPersonRole, RefDepartment],
  ],
  resolvers: [
    ...[ApprovalResolver, ApprovalMutationsResolver, FlowResolver, DelegationResolver],
    ...[PeopleResolver, NoticeResolver, NoticeDeskResolver, ReceiptResolver],
    ...[CommentResolver, PreferenceResolver],
  ],
  references: {
    ApprovalCase: entityReference(ApprovalCase, approvalReference),
    ApprovalFlow: entityReference(ApprovalFlow, {
      ...{ permission: 'approval-flow:read', scope: {}, card: ['code', 'nameZh', 'nameEn'] },
    }),
    Delegation: entityReference(Delegation, {
      ...{ permission: 'approval:decide', scope: delegationScope, card: [] },
    }),
    Notice: entityReference(Notice, noticeReference),
    NoticeClass: entityReference(NoticeClass, {
      ...{ permission: 'notice:read', scope: {}, card: ['code', 'nameZh', 'nameEn'] },
    }),
  },
  lives: [approvalLive, noticeLive],
  reactions: [onAccessChanged, onDepartmentChanged, onUserChanged],
  jobs: [approvalClock, noticeClock, deliveryJob(theChannels)],
  async start(runtime) {
    // What is set wrongly is said now, not when somebody must be told.
    theChannels();
    await ensureDefaultFlows(runtime);
    await ensureDefaultClasses(runtime);
    return () => Promise.resolve();
  },
  demo: seedDemo,
});
