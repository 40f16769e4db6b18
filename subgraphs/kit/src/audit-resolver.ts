import 'reflect-metadata';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { AuditEntryArgs, AuditEntryConnection, type AuditEntryFilter } from './audit-entry.ts';
import type { AuditEntry } from './audit-entry.ts';
import type { Context } from './context.ts';
import { ValidationFailed } from './errors.ts';
import type { FilterRules } from './filters.ts';
import { connection, type ListArgs } from './list.ts';
import { Allow } from './permission.ts';
import type { ScopeColumns } from './scope.ts';
import { inWordsOrValues, spoken } from './audit-words.ts';
import { auditTable } from './tables.ts';

/** Declared by identity, asked for by every domain. */
export const auditPermission = 'audit:read';

/** An entry has no campus and no department: short of ALL one reads what one did oneself. */
const scope: ScopeColumns<AuditEntry> = { own: (subjectId) => ({ actorId: subjectId }) };

const filters: FilterRules<AuditEntry> = {
  action: spoken('action', 'AuditAction'),
  objectType: spoken('objectType', 'AuditObject'),
};

const made = new Map<string, abstract new (...args: never[]) => unknown>();

/** The root field of a domain's audit trail: `work-shop` answers `workShopAudit`. */
export const auditFieldOf = (domain: string): string =>
  `${domain.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}Audit`;

/** The resolver that `defineSubgraph` gives every domain; see decision 0073. */
export function auditResolver(domain: string): abstract new (...args: never[]) => unknown {
  const known = made.get(domain);
  if (known) return known;

  @Resolver()
  class AuditResolver {
    // Nullable: where one domain does not answer, the trails of the others stay readable.
    @Query(() => AuditEntryConnection, {
      name: auditFieldOf(domain),
      nullable: true,
      description:
        'Newest first. `search` looks into actions, reasons and values, from `filter.at.gte` on.',
    })
    @Allow(auditPermission)
    entries(
      @Args(() => AuditEntryArgs) args: ListArgs<AuditEntryFilter>,
      @Ctx() ctx: Context,
    ): object {
      // No index finds a word inside the values: without a beginning it would read years of them.
      if (args.search?.trim() && !args.filter?.at?.gte)
        throw new ValidationFailed('filter.at.gte', 'required');
      const entity = ctx.em.getMetadata().getByClassName(auditTable).class as never;
      return connection<AuditEntry, 'AT'>(
        ctx,
        { entity, permission: auditPermission, scope, filters },
        args as ListArgs<AuditEntryFilter, 'AT'>,
        {
          orderFields: { AT: 'at' },
          defaultOrder: [{ field: 'AT', direction: 'DESC' }],
          search: inWordsOrValues as never,
        },
      );
    }
  }
  made.set(domain, AuditResolver);
  return AuditResolver;
}
