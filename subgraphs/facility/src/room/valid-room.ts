import { ValidationFailed } from '@houqin/kit/errors';

/** Upper-case letters and digits of the building, then digits and letters: `S-0307`, `A-0R01`. */
const numberPattern = /^[A-Z][A-Z0-9]{0,7}-[A-Z0-9]{3,8}$/;

/** @throws ValidationFailed */
export function assertNumber(number: string, buildingCode: string): void {
  if (numberPattern.test(number) && number.startsWith(`${buildingCode}-`)) return;
  throw new ValidationFailed('number', {
    zh: `房间号以楼宇编码开头，例如 ${buildingCode}-0101。`,
    en: `A room number begins with its building, such as ${buildingCode}-0101.`,
  });
}

/** Trimmed, there, and not too long. @throws ValidationFailed */
export function text(field: string, value: string, max: number): string {
  const trimmed = value.trim();
  if (trimmed === '') throw new ValidationFailed(field, 'required');
  if ([...trimmed].length > max) throw new ValidationFailed(field, 'too-long', { max });
  return trimmed;
}

/** @throws ValidationFailed */
export function assertRange(field: string, value: number | null, min: number, max: number): void {
  if (value === null || (value >= min && value <= max)) return;
  throw new ValidationFailed(field, 'out-of-range', { min, max });
}
