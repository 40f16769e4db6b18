import type { Context } from '@houqin/kit/context';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PointState } from './point-evaluation.ts';

/** Where the evaluation of a point stands, so that a restart goes on exactly there. */
@Entity({ tableName: 'evaluation_state' })
export class EvaluationState {
  @PrimaryKey({ type: 'string', length: 26 })
  pointId!: string;

  /** `PointState` as JSON. */
  @Property({ type: 'text' })
  state!: string;
}

/** Writes states in the transaction of `em`; plain SQL, for it is in the way of every alarm. */
export async function writeEvaluationStates(
  em: Context['em'],
  states: readonly { readonly pointId: string; readonly state: PointState }[],
): Promise<void> {
  if (states.length === 0) return;
  const merge = em.getPlatform().constructor.name.startsWith('MySql')
    ? 'on duplicate key update state = values(state)'
    : 'on conflict (point_id) do update set state = excluded.state';
  await em.execute(
    `insert into evaluation_state (point_id, state) values ${states.map(() => '(?, ?)').join()} ${merge}`,
    states.flatMap(({ pointId, state }) => [pointId, JSON.stringify(state)]),
    'run',
  );
}
