import type { EntityManager } from '@mikro-orm/sql';
import type { LiveKeys } from './live-keys.ts';

/** How events and audit entries speak of an entity class. */
export interface NounDefinition<E extends object = object> {
  readonly noun: string;
  readonly entity: abstract new (...args: never[]) => E;
  readonly keys: (entity: E) => LiveKeys;
}

/** What the kit knows about one opened database, beside MikroORM's own configuration. */
export interface KitOrm {
  readonly domain: string;
  readonly kind: 'sqlite' | 'mysql';
  /** By the entity's class. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each noun has its own entity
  readonly nouns: ReadonlyMap<unknown, NounDefinition<any>>;
  /** Called after a commit that recorded something: wakes the relay. */
  wake: () => void;
}

const known = new WeakMap<object, KitOrm>();

export function rememberKit(config: object, kit: KitOrm): void {
  known.set(config, kit);
}

/** What to call after each commit that recorded an event: the domain's relay. */
export function onRecorded(em: EntityManager, wake: () => void): void {
  kitOf(em).wake = wake;
}

/** @throws Error for an entity manager that the kit did not open */
export function kitOf(em: EntityManager): KitOrm {
  const kit = known.get(em.config);
  if (!kit) throw new Error('this entity manager does not come from openOrm');
  return kit;
}
