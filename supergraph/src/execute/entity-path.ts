import type { ResponsePath } from '@apollo/query-planner';
import { isResultObject } from './result.ts';

type Path = readonly (string | number)[];

/** Everything at a plan's path, lists flattened, without what is null. */
export function entitiesAt(root: unknown, path: ResponsePath): unknown[] {
  const found: unknown[] = [];
  collect(root, path, 0, found);
  return found;
}

function collect(value: unknown, path: ResponsePath, at: number, found: unknown[]): void {
  if (value == null) return;
  if (at === path.length) {
    if (!Array.isArray(value)) found.push(value);
    // A list in which the path ends stands for what is in it.
    else for (const one of value) if (one != null) found.push(one);
    return;
  }
  const step = path[at]!;
  if (step === '@') {
    if (!Array.isArray(value)) throw new Error('The plan expects a list where there is none.');
    for (const one of value) collect(one, path, at + 1, found);
  } else if (isResultObject(value)) collect(value[step], path, at + 1, found);
  else throw new Error(`The plan expects an object with ${step} where there is none.`);
}

/** The response paths of `entitiesAt`, in its order: made only when an error must be placed. */
export function pathsAt(root: unknown, path: ResponsePath): Path[] {
  const found: Path[] = [];
  place(root, path, 0, [], found);
  return found;
}

function place(value: unknown, path: ResponsePath, at: number, here: Path, found: Path[]): void {
  if (value == null) return;
  if (at === path.length) {
    if (!Array.isArray(value)) found.push(here);
    else for (const [index, one] of value.entries()) if (one != null) found.push([...here, index]);
    return;
  }
  const step = path[at]!;
  if (step === '@') {
    if (!Array.isArray(value)) return;
    for (const [index, one] of value.entries()) place(one, path, at + 1, [...here, index], found);
  } else if (isResultObject(value)) place(value[step], path, at + 1, [...here, step], found);
}
