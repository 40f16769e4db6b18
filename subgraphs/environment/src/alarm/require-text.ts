import { ValidationFailed } from '@houqin/kit/errors';

/** The text without blanks round it. @throws ValidationFailed when empty or too long */
export function requireText(field: string, text: string, max: number): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new ValidationFailed(field, 'required');
  if (trimmed.length > max) throw new ValidationFailed(field, 'too-long', { max });
  return trimmed;
}
