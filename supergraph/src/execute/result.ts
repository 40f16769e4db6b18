/** An object of a result under way: what subgraphs answered, merged in place. */
export type ResultObject = Record<string, unknown>;

export function isResultObject(value: unknown): value is ResultObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
