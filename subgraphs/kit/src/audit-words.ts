import type { FilterQuery } from '@mikro-orm/core';
import type { AuditEntry } from './audit-entry.ts';
import type { Context } from './context.ts';
import { containsWhere, type FilterRule, type StringFilter } from './filters.ts';
import { isMySql } from './sql.ts';

type Group = 'AuditAction' | 'AuditObject';

/** Codes that are called so in the caller's language: what a person can ask for. */
function codesSaid(ctx: Context, group: Group, text: string): string[] {
  const asked = text.toLowerCase();
  return Object.entries(ctx.runtime.labels.files[ctx.locale][group] ?? {})
    .filter(([, words]) => words.toLowerCase().includes(asked))
    .map(([code]) => code);
}

/** A filter on a column of codes, of which `contains` also looks into their words. */
export function spoken(column: 'action' | 'objectType', group: Group): FilterRule<AuditEntry> {
  const name = column === 'action' ? 'action' : 'object_type';
  return {
    where(condition: StringFilter, ctx) {
      const { eq, contains } = condition;
      const all: object[] = [];
      if (typeof eq === 'string') all.push({ [column]: eq });
      if (condition.in) all.push({ [column]: { $in: [...condition.in] } });
      if (contains)
        all.push({
          $or: [
            containsWhere(name, contains, isMySql(ctx.em)),
            { [column]: { $in: codesSaid(ctx, group, contains) } },
          ],
        });
      return (all.length === 0 ? {} : { $and: all }) as FilterQuery<AuditEntry>;
    },
    // Nobody subscribes to the trail: it has no live keys.
    matches: () => false,
  };
}

/** Each word in the action as it is called, in the reason, or in a value. */
export function inWordsOrValues(text: string, ctx: Context): FilterQuery<AuditEntry> {
  const mysql = isMySql(ctx.em);
  return {
    $and: text.split(/\s+/).map((word) => ({
      $or: [
        { action: { $in: codesSaid(ctx, 'AuditAction', word) } },
        ...['reason', 'before', 'after'].map((column) => containsWhere(column, word, mysql)),
      ],
    })),
  } as FilterQuery<AuditEntry>;
}
