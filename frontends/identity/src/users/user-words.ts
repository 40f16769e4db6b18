import type { Tone } from '@houqin/ui-kit/ui/tone.ts';
import { t, type MessageKey } from '../messages.ts';
import type { UserRow } from './users.graph.ts';

export type UserState = NonNullable<UserRow['state']>;

/** In the order in which an administrator has something to do about them. */
export const userStates = [
  'LOCKED',
  'INVITED',
  'ACTIVE',
  'DISABLED',
] as const satisfies readonly UserState[];

export const stateWord = (state: UserState): string => t(`user.state.${state}` as MessageKey);

/** Normal is grey: only what waits for somebody has a colour. */
export const stateTone = (state: UserState): Tone =>
  (({ LOCKED: 'late', INVITED: 'soon', ACTIVE: 'plain', DISABLED: 'done' }) as const)[state];
