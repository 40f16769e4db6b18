/** How large one operation may be: each figure refuses before anything is validated or resolved. */
export interface OperationLimits {
  /** Lexical tokens of the document. */
  readonly tokens: number;
  /** Fields within fields. */
  readonly depth: number;
  /** Fields, each use of a fragment counted. */
  readonly fields: number;
  /** Fields under another name than their own. */
  readonly aliases: number;
  /** Uses of directives. */
  readonly directives: number;
  /** Fields of the operation itself. */
  readonly roots: number;
  /** The same response name within one selection; comparing them is quadratic. */
  readonly repeats: number;
  /** Objects the answer may hold, by the sizes of lists that are asked for. */
  readonly cost: number;
}

export type LimitName = keyof OperationLimits;

/** For vendors' programs: a page of orders with all their parts. */
export const vendorLimits: OperationLimits = {
  ...{ tokens: 2_000, depth: 10, fields: 400, aliases: 30, directives: 30, roots: 10 },
  ...{ repeats: 20, cost: 10_000 },
};

/** For staff and devices: several times what the largest screen asks, and common introspection. */
export const staffLimits: OperationLimits = {
  ...{ tokens: 10_000, depth: 20, fields: 2_000, aliases: 200, directives: 200, roots: 50 },
  ...{ repeats: 50, cost: 100_000 },
};
