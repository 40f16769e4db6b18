/** How a UCUM unit becomes the base unit of its quantity: `base = value * factor + offset`. */
interface Unit {
  readonly quantity: string;
  readonly factor: number;
  readonly offset: number;
}

const unit = (quantity: string, factor = 1, offset = 0): Unit => ({ quantity, factor, offset });

/**
 * The units of the platform, by their case-sensitive UCUM codes (https://ucum.org/ucum, 2.1).
 * Base units: kelvin, pascal, 1, kilogram per cubic metre, metre per second, watt, joule.
 */
const units: Readonly<Record<string, Unit>> = {
  K: unit('temperature'),
  Cel: unit('temperature', 1, 273.15),
  // (F + 459.67) × 5/9, UCUM table 5
  '[degF]': unit('temperature', 5 / 9, (459.67 * 5) / 9),
  Pa: unit('pressure'),
  kPa: unit('pressure', 1000),
  '%': unit('fraction', 0.01),
  '[ppm]': unit('fraction', 1e-6),
  'ug/m3': unit('mass concentration', 1e-9),
  'mm/s': unit('velocity', 0.001),
  kW: unit('power', 1000),
  kWh: unit('energy', 3_600_000),
};

/** The code is not one of the platform's, or the two measure different quantities. */
export class UnitError extends Error {
  override readonly name = 'UnitError';
}

/** Whether a unit is known here. */
export const isUnit = (code: string): boolean => Object.hasOwn(units, code);

/**
 * The same quantity in another unit. Exact for equal units; else rounded to 12 significant digits,
 * which removes the noise of binary fractions and is finer than any sensor.
 * @throws UnitError
 */
export function convert(value: number, from: string, to: string): number {
  const source = unitOf(from);
  const target = unitOf(to);
  if (source.quantity !== target.quantity)
    throw new UnitError(
      `${from} (${source.quantity}) is not convertible to ${to} (${target.quantity})`,
    );
  if (from === to) return value;
  const converted = (value * source.factor + source.offset - target.offset) / target.factor;
  return Number(converted.toPrecision(12));
}

function unitOf(code: string): Unit {
  if (!isUnit(code)) throw new UnitError(`unknown unit ${code}`);
  return units[code]!;
}
