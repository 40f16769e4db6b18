/** How the live channel is. `resuming`: it was up and is being opened again. */
export type ConnectionState = 'idle' | 'connecting' | 'live' | 'resuming' | 'offline';

export interface Connection {
  readonly state: ConnectionState;
  /** Since when, in milliseconds of this machine's clock. */
  readonly since: number;
  /** Round trip of the last ping in milliseconds, null before the first. */
  readonly lagMs: number | null;
}
