import type { Tone } from '@houqin/ui-kit/ui/tone.ts';
import { t, type MessageKey } from '../messages.ts';
import type { Client } from './clients.graph.ts';

export const clientStates = ['ACTIVE', 'SUSPENDED', 'PENDING', 'EXPIRED'] as const;

/** A program past its date signs in no more, whatever its row says yet. */
export const stateOf = ({ state, expiresAt }: Client, now: number): Client['state'] =>
  expiresAt && Date.parse(expiresAt) <= now ? 'EXPIRED' : state;

export const stateWord = (state: Client['state']): string =>
  t(`client.state.${state}` as MessageKey);

export const stateTone = (state: Client['state']): Tone =>
  (({ ACTIVE: 'plain', SUSPENDED: 'late', PENDING: 'soon', EXPIRED: 'done' }) as const)[state];
