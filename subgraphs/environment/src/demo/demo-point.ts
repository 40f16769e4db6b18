import type { AlarmDefinition } from '../definition/alarm-definition.entity.ts';
import type { AlarmKind } from '../definition/alarm-kind.ts';
import type { PlaceFacts } from '../point/point.entity.ts';
import type { Quantity } from '../point/quantity.ts';
import type { Signal } from './signal.ts';

/** A definition of a demo point; its code is `<point>-<kind>`. */
export type DemoDefinition = Pick<
  AlarmDefinition,
  'nameZh' | 'nameEn' | 'severity' | 'orderPolicy'
> &
  Partial<
    Pick<
      AlarmDefinition,
      | 'lifeSafety'
      | 'onDelaySeconds'
      | 'offDelaySeconds'
      | 'deadband'
      | 'ratePerMinute'
      | 'ownLimit'
      | 'faultHint'
    >
  > & { readonly kind: AlarmKind; readonly guidance?: string };

/** One point of the demo hospital. */
export interface DemoPoint {
  readonly code: string;
  /** Number of its room. */
  readonly room: string;
  readonly quantity: Quantity;
  readonly unit: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly intervalSeconds: number;
  readonly range: readonly [min: number, max: number];
  readonly facts: PlaceFacts;
  readonly definitions: readonly DemoDefinition[];
  /** How it behaves; null: nobody publishes it until somebody replays a series into it. */
  readonly signal: Signal | null;
  /** It has raw history for 48 hours; others for three. */
  readonly key: boolean;
}

const kinds: Readonly<
  Record<
    string,
    Pick<DemoPoint, 'quantity' | 'unit' | 'range'> & { zh: string; en: string; decimals: number }
  >
> = {
  pressure: {
    quantity: 'PRESSURE',
    unit: 'Pa',
    range: [-60, 100],
    zh: '压差',
    en: 'pressure',
    decimals: 1,
  },
  temperature: {
    quantity: 'TEMPERATURE',
    unit: 'Cel',
    range: [-40, 80],
    zh: '温度',
    en: 'temperature',
    decimals: 1,
  },
  humidity: {
    quantity: 'HUMIDITY',
    unit: '%',
    range: [0, 100],
    zh: '湿度',
    en: 'humidity',
    decimals: 1,
  },
  co2: {
    quantity: 'CO2',
    unit: '[ppm]',
    range: [0, 10_000],
    zh: '二氧化碳',
    en: 'CO₂',
    decimals: 0,
  },
  pm25: {
    quantity: 'PM25',
    unit: 'ug/m3',
    range: [0, 1_000],
    zh: 'PM2.5',
    en: 'PM2.5',
    decimals: 0,
  },
  vibration: {
    quantity: 'VIBRATION',
    unit: 'mm/s',
    range: [0, 50],
    zh: '振动',
    en: 'vibration',
    decimals: 1,
  },
};

export interface DemoPlace {
  readonly room: string;
  /** Beginning of the codes: `or07`. */
  readonly prefix: string;
  readonly zh: string;
  readonly en: string;
  readonly facts?: PlaceFacts;
}

/** A point `<prefix>-<kind>` of a place; `values` are base, swing and noise. */
export function pointOf(
  place: DemoPlace,
  kind: keyof typeof kinds,
  values: readonly [base: number, swing: number, noise: number] | null,
  definitions: readonly DemoDefinition[] = [],
  over: Partial<DemoPoint> = {},
): DemoPoint {
  const { quantity, unit, range, zh, en, decimals } = kinds[kind]!;
  return {
    ...{ code: `${place.prefix}-${kind}`, room: place.room, quantity, unit, range },
    ...{ nameZh: `${place.zh} ${zh}`, nameEn: `${place.en} ${en}`, intervalSeconds: 60 },
    ...{ facts: place.facts ?? {}, definitions, key: false },
    signal: values && { base: values[0], swing: values[1], noise: values[2], decimals },
    ...over,
  };
}
