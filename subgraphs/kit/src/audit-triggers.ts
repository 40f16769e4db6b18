import type { MikroORM } from '@mikro-orm/sql';
import { isMySql, run } from './sql.ts';
import type { WarnLog } from './warn-log.ts';

const columns = [
  ...['id', 'at', 'actor', 'action', 'object_type', 'object_id', 'before', 'after'],
  ...['address', 'reason', 'event_id', 'correlation_id'],
];
const text = 'audit entries are append-only';
export const auditTriggers = ['audit_entry_no_update', 'audit_entry_no_delete'] as const;

/**
 * Makes the database itself refuse to change or remove an audit entry; the relay may give each its
 * place in the chain, once. Whoever may drop triggers gets past this, and is found by the chain. A
 * server that allows none (TiDB, or a user without the right) is told of in the log.
 */
export async function ensureAuditTriggers(orm: MikroORM, log?: WarnLog): Promise<void> {
  const em = orm.em.fork();
  const mysql = isMySql(em);
  const quote = (name: string) => em.getPlatform().quoteIdentifier(name);
  const same = columns
    .map((name) => `new.${quote(name)} ${mysql ? '<=>' : 'is'} old.${quote(name)}`)
    .join(' and ');
  const chaining = `old.position is null and old.hash is null and new.position is not null
    and new.hash is not null and ${same}`;
  const [noUpdate, noDelete] = auditTriggers;
  const statements = mysql
    ? [
        `create trigger if not exists ${noUpdate} before update on audit_entry for each row
         begin if not (${chaining}) then
           signal sqlstate '45000' set message_text = '${text}';
         end if; end`,
        `create trigger if not exists ${noDelete} before delete on audit_entry for each row
         signal sqlstate '45000' set message_text = '${text}'`,
      ]
    : [
        `create trigger if not exists ${noUpdate} before update on audit_entry
         when not (${chaining}) begin select raise(abort, '${text}'); end`,
        `create trigger if not exists ${noDelete} before delete on audit_entry
         begin select raise(abort, '${text}'); end`,
      ];
  try {
    for (const sql of statements) await run(em, sql);
  } catch (error) {
    if (!mysql) throw error;
    log?.warn({ err: error }, 'the database takes no triggers: only the chain protects the audit');
  }
}

/** For tools that move data, and for tests that play a person with all rights on the database. */
export async function dropAuditTriggers(orm: MikroORM): Promise<void> {
  for (const name of auditTriggers) await run(orm.em.fork(), `drop trigger if exists ${name}`);
}
