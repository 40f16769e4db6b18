import { ValidationFailed } from '@houqin/kit/errors';

/** The text without spaces around it; null when nothing is left. @throws ValidationFailed */
export function checkText(
  field: string,
  value: string | null | undefined,
  { max }: { max: number },
): string | null {
  const text = value?.trim() ?? '';
  if ([...text].length > max) throw new ValidationFailed(field, 'too-long', { max });
  return text === '' ? null : text;
}

/** `checkText` where something has to be said. @throws ValidationFailed */
export function requireText(
  field: string,
  value: string | null | undefined,
  limits: { max: number },
): string {
  const text = checkText(field, value, limits);
  if (text === null) throw new ValidationFailed(field, 'required');
  return text;
}
