import { createHmac, randomBytes } from 'node:crypto';
import { isMasked } from './mask.ts';

/** Forgotten with the process: it only tells whether a value changed within one transaction. */
const key = randomBytes(32);

/** A value that may not be written down; equal for equal values, and silent about them. */
class Redacted {
  constructor(
    readonly shown: '(hidden)' | '(masked)',
    readonly digest: string,
  ) {}

  toJSON(): string {
    return this.shown;
  }
}

/** Columns of such names are secrets, whether or not somebody remembered to hide them. */
const secretName = /password|secret|token|hash$/i;

/** The value as it may stand in an audit entry; see decision 0070. */
export function redact(
  entity: unknown,
  { name, hidden = false }: { readonly name: string; readonly hidden?: boolean | undefined },
  value: unknown,
): unknown {
  if (value === null || value === undefined) return value;
  const shown = isMasked(entity, name)
    ? '(masked)'
    : hidden || secretName.test(name)
      ? '(hidden)'
      : null;
  if (!shown) return value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return new Redacted(shown, createHmac('sha256', key).update(text).digest('hex'));
}

/** Text for comparing two stored values, redacted ones too. */
export function comparable(value: unknown, canonical: (value: unknown) => string): string {
  return value instanceof Redacted ? `redacted ${value.digest}` : canonical(value ?? null);
}
