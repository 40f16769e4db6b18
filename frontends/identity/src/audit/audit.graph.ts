import { graphql, type ResultOf, type VariablesOf } from '@houqin/ui-kit/graph';

/** Whose trails there are; each is an alias below, so that one operation asks all. */
export const auditDomains = [
  'identity',
  'facility',
  'environment',
  'maintenance',
  'collaboration',
] as const;
export type AuditDomain = (typeof auditDomains)[number];

const Entry = graphql(`
  fragment AuditRow on AuditEntry {
    id
    position
    at
    actor {
      kind
      id
      name
    }
    action
    actionText
    objectType
    objectText
    objectId
    before
    after
    address
    reason
    correlationId
  }
`);
export type AuditEntry = ResultOf<typeof Entry>;

const Page = graphql(
  `
    fragment AuditPage on AuditEntryConnection {
      edges {
        cursor
        node {
          ...AuditRow
        }
      }
      pageInfo {
        hasNextPage
      }
      totalCount @include(if: $count)
    }
  `,
  [Entry],
);
export type AuditPage = ResultOf<typeof Page>;

export const AuditQuery = graphql(
  `
    query AuditTrails(
      $first: Int!
      $count: Boolean!
      $filter: AuditEntryFilter
      $search: String
      $identity: Boolean!
      $identityAfter: String
      $facility: Boolean!
      $facilityAfter: String
      $environment: Boolean!
      $environmentAfter: String
      $maintenance: Boolean!
      $maintenanceAfter: String
      $collaboration: Boolean!
      $collaborationAfter: String
    ) {
      identity: identityAudit(
        first: $first
        after: $identityAfter
        filter: $filter
        search: $search
      ) @include(if: $identity) {
        ...AuditPage
      }
      facility: facilityAudit(
        first: $first
        after: $facilityAfter
        filter: $filter
        search: $search
      ) @include(if: $facility) {
        ...AuditPage
      }
      environment: environmentAudit(
        first: $first
        after: $environmentAfter
        filter: $filter
        search: $search
      ) @include(if: $environment) {
        ...AuditPage
      }
      maintenance: maintenanceAudit(
        first: $first
        after: $maintenanceAfter
        filter: $filter
        search: $search
      ) @include(if: $maintenance) {
        ...AuditPage
      }
      collaboration: collaborationAudit(
        first: $first
        after: $collaborationAfter
        filter: $filter
        search: $search
      ) @include(if: $collaboration) {
        ...AuditPage
      }
    }
  `,
  [Page],
);
export type AuditVariables = VariablesOf<typeof AuditQuery>;

export const AuditPeopleQuery = graphql(`
  query AuditPeople($search: String!) {
    users(first: 20, search: $search) {
      nodes {
        id
        name
        position
      }
    }
  }
`);
