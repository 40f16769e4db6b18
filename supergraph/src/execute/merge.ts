import { isResultObject, type ResultObject } from './result.ts';

/**
 * Adds what a fetch answered to what is known, in place: objects and lists of equal length grow
 * together, anything else is replaced. Undefined says nothing.
 */
export function merge(target: ResultObject, source: ResultObject): void {
  for (const key of Object.keys(source)) {
    const value = source[key];
    if (value === undefined) continue;
    const known = target[key];
    if (Array.isArray(known) && Array.isArray(value) && known.length === value.length)
      mergeLists(known, value);
    else if (isResultObject(known) && isResultObject(value)) merge(known, value);
    else target[key] = value;
  }
}

function mergeLists(target: unknown[], source: readonly unknown[]): void {
  for (const [index, value] of source.entries()) {
    const known = target[index];
    if (isResultObject(known) && isResultObject(value)) merge(known, value);
    else target[index] = value;
  }
}

/** A copy that may be merged into without touching the original; leaves are shared. */
export function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (!isResultObject(value)) return value;
  const copy: ResultObject = Object.create(null) as ResultObject;
  for (const key of Object.keys(value)) copy[key] = copyOf(value[key]);
  return copy as T;
}
