import 'reflect-metadata';
import { IllegalTransition } from './errors.ts';

/** A state machine made from one table: state → states it may go to; the first is the initial. */
export interface Lifecycle<State extends string> {
  readonly name: string;
  /** Enum object: `states.OPEN === 'OPEN'`. */
  readonly states: { readonly [S in State]: S };
  readonly initial: State;
  /** Answers `to` when the table has the step. @throws IllegalTransition */
  next(from: State, to: State, action?: string): State;
  allowed(from: State): readonly State[];
  may(from: State, to: State): boolean;
  terminal(state: State): boolean;
}

/**
 * Builds a lifecycle from its table.
 * @throws Error at load when a state is not declared or cannot be reached from the initial one.
 */
export function defineLifecycle<const State extends string>(
  name: string,
  table: { readonly [S in State]: readonly NoInfer<State>[] },
): Lifecycle<State> {
  const names = Object.keys(table) as State[];
  const initial = names[0];
  if (initial === undefined) throw new Error(`lifecycle ${name} has no states`);
  checkTable(name, table, names, initial);

  const steps = new Map(names.map((state) => [state, new Set<State>(table[state])]));
  const allowed = (from: State): readonly State[] => table[from] ?? [];
  return {
    name,
    states: Object.fromEntries(names.map((state) => [state, state])) as { [S in State]: S },
    initial,
    allowed,
    may: (from, to) => steps.get(from)?.has(to) ?? false,
    terminal: (state) => allowed(state).length === 0,
    next(from, to, action) {
      if (!steps.get(from)?.has(to)) {
        throw new IllegalTransition(name, from, to, allowed(from), action);
      }
      return to;
    },
  };
}

function checkTable(
  name: string,
  table: Readonly<Record<string, readonly string[]>>,
  names: readonly string[],
  initial: string,
): void {
  const reached = new Set([initial]);
  for (const state of reached) {
    for (const target of table[state] ?? []) {
      if (!names.includes(target)) throw new Error(`lifecycle ${name}: unknown state ${target}`);
      reached.add(target);
    }
  }
  const lost = names.filter((state) => !reached.has(state));
  if (lost.length > 0) throw new Error(`lifecycle ${name}: cannot reach ${lost.join(', ')}`);
}
