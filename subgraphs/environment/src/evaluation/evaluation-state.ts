import type { Context } from '@houqin/kit/context';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PointState } from './point-evaluation.ts';

/** Where the evaluation of a point stands, so that a restart goes on exactly there. */
@Entity({ tableName: 'evaluation_state' })
export class EvaluationState {
  @PrimaryKey({ type: 'string', length: 26 })
  pointId!: string;

  /** Event time of the newest reading in it: an older state never replaces a newer one. */
  @Property({ type: 'bigint', runtimeType: 'number' })
  newestAt!: number;

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
    ? `on duplicate key update state = if(values(newest_at) >= newest_at, values(state), state),
       newest_at = greatest(newest_at, values(newest_at))`
    : `on conflict (point_id) do update set state = excluded.state, newest_at = excluded.newest_at
       where excluded.newest_at >= newest_at`;
  const rows = states.map(() => '(?, ?, ?)').join();
  await em.execute(
    `insert into evaluation_state (point_id, newest_at, state) values ${rows} ${merge}`,
    states.flatMap(({ pointId, state }) => [pointId, state.newest?.at ?? 0, JSON.stringify(state)]),
    'run',
  );
}
