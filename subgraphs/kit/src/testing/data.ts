import type { EntityManager, MikroORM } from '@mikro-orm/sql';
import { systemClock, type Clock } from '../clock.ts';
import type { Context } from '../context.ts';

/**
 * A context of the system that has what the data half of the kit needs and nothing more: for tests
 * of tables, outbox and reactions without a graph.
 */
export function dataContext(
  orm: MikroORM,
  facts: { correlationId?: string; causationId?: string | null; clock?: Clock; name?: string } = {},
): Context {
  const context = {
    em: orm.em.fork() as EntityManager,
    caller: { kind: 'system', subjectId: 'system', sessionId: null, name: facts.name ?? 'system' },
    clock: facts.clock ?? systemClock,
    locale: 'en',
    correlationId: facts.correlationId ?? 'test',
    causationId: facts.causationId ?? null,
    address: null,
    runtime: { name: orm.config.get('contextName') },
    fresh: () => dataContext(orm, facts),
    renew: () => context.em.clear(),
  };
  return context as unknown as Context;
}
