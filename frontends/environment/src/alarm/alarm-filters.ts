import type { AlarmRow } from './alarm.graph.ts';

type State = AlarmRow['state'];
interface Filter {
  readonly open?: { readonly eq: boolean };
  readonly state?: { readonly in: State[] };
}

/** The filters everybody starts with; keys 1–6 choose them. */
export const alarmFilters = {
  open: { open: { eq: true } },
  unacknowledged: { state: { in: ['UNACK_ACTIVE', 'RTN_UNACK'] } },
  shelved: { state: { in: ['SHELVED'] } },
  out: { state: { in: ['OUT_OF_SERVICE'] } },
  suppressed: { state: { in: ['SUPPRESSED_BY_DESIGN'] } },
  history: { state: { in: ['CLEARED'] } },
} as const satisfies Record<string, { open?: { eq: boolean }; state?: { in: readonly State[] } }>;

export type AlarmFilterName = keyof typeof alarmFilters;

export const filterNamed = (name: AlarmFilterName): Filter =>
  structuredClone(alarmFilters[name]) as Filter;

export const isAlarmFilter = (name: string | null): name is AlarmFilterName =>
  name !== null && name in alarmFilters;
