import type { DemoDefinition } from './demo-point.ts';

/** Five minutes beyond before it counts, and a step back inside: comfort wanders. */
const comfort = { onDelaySeconds: 300, orderPolicy: 'NO', severity: 'MEDIUM' } as const;

export const tooWarm: DemoDefinition = {
  ...{ kind: 'HIGH', nameZh: '温度高', nameEn: 'Temperature high', ...comfort, deadband: 0.3 },
  ...{ faultHint: 'TEMPERATURE_HIGH', guidance: 'comfort' },
};
export const tooCold: DemoDefinition = {
  ...{ kind: 'LOW', nameZh: '温度低', nameEn: 'Temperature low', ...comfort, deadband: 0.3 },
  ...{ faultHint: 'TEMPERATURE_LOW', guidance: 'comfort' },
};
export const tooHumid: DemoDefinition = {
  ...{ kind: 'HIGH', nameZh: '相对湿度高', nameEn: 'Relative humidity high', ...comfort },
  ...{ deadband: 1, faultHint: 'HUMIDITY_HIGH', guidance: 'comfort' },
};
export const tooDry: DemoDefinition = {
  ...{ kind: 'LOW', nameZh: '相对湿度低', nameEn: 'Relative humidity low', ...comfort },
  ...{ deadband: 1, faultHint: 'HUMIDITY_LOW', guidance: 'comfort' },
};

/** Theatres of class I and II: the wound is open to the room's air. */
export const criticalPressure: DemoDefinition = {
  ...{ kind: 'LOW', nameZh: '压差低', nameEn: 'Differential pressure low', severity: 'CRITICAL' },
  ...{ lifeSafety: true, orderPolicy: 'AT_ONCE', faultHint: 'PRESSURE_LOW' },
  guidance: 'theatre-pressure-low',
};
/** Theatres of class III and IV. */
export const highPressure: DemoDefinition = {
  ...criticalPressure,
  ...{ severity: 'HIGH', lifeSafety: false, orderPolicy: 'AFTER_5_MIN' },
};
/** Isolation rooms must stay below their corridor. */
export const isolationPressure: DemoDefinition = {
  ...{ kind: 'HIGH', nameZh: '负压不足', nameEn: 'Negative pressure lost', severity: 'CRITICAL' },
  ...{ lifeSafety: true, orderPolicy: 'AT_ONCE', faultHint: 'PRESSURE_HIGH' },
  guidance: 'isolation-pressure',
};

export const silent: DemoDefinition = {
  ...{ kind: 'STALE', nameZh: '通信中断（数据陈旧）', nameEn: 'No data (stale)', severity: 'LOW' },
  ...{ orderPolicy: 'NO', faultHint: 'STALE', guidance: 'stale' },
};

/** Drugs: at once, and the drift before the limit (0.3 °C in a minute is an open door). */
export const coldStore: readonly DemoDefinition[] = [
  {
    ...{ kind: 'HIGH', nameZh: '冷库温度高', nameEn: 'Cold store too warm', severity: 'HIGH' },
    ...{ orderPolicy: 'AT_ONCE', onDelaySeconds: 180, deadband: 0.2, guidance: 'cold-store' },
    faultHint: 'TEMPERATURE_HIGH',
  },
  {
    ...{ kind: 'LOW', nameZh: '冷库温度低', nameEn: 'Cold store too cold', severity: 'HIGH' },
    ...{ orderPolicy: 'AT_ONCE', onDelaySeconds: 180, deadband: 0.2, guidance: 'cold-store' },
    faultHint: 'TEMPERATURE_LOW',
  },
  {
    ...{ kind: 'RATE_OF_CHANGE', nameZh: '温度变化快', nameEn: 'Temperature moves fast' },
    ...{ severity: 'MEDIUM', orderPolicy: 'NO', ratePerMinute: 0.5, guidance: 'cold-store' },
  },
  silent,
];

export const stuffy: DemoDefinition = {
  ...{ kind: 'HIGH', nameZh: '二氧化碳高', nameEn: 'CO₂ high', ...comfort, deadband: 50 },
  ...{ faultHint: 'CO2_HIGH', guidance: 'co2' },
};
export const dusty: DemoDefinition = {
  ...{ kind: 'HIGH', nameZh: 'PM2.5 高', nameEn: 'PM2.5 high', ...comfort, deadband: 3 },
  faultHint: 'PM25_HIGH',
};
