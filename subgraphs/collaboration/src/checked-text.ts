import { ValidationFailed } from '@houqin/kit/errors';

/** Trimmed, there, and at most `max` characters. @throws ValidationFailed */
export function requiredText(field: string, value: string, max: number): string {
  const text = value.trim();
  if (text === '') throw new ValidationFailed(field, 'required');
  if ([...text].length > max) throw new ValidationFailed(field, 'too-long', { max });
  return text;
}

/** Like `requiredText`, but an empty text is none. @throws ValidationFailed */
export function optionalText(
  field: string,
  value: string | null | undefined,
  max: number,
): string | null {
  return value?.trim() ? requiredText(field, value, max) : null;
}
