import { GraphQLError, parse, type DocumentNode } from 'graphql';
import { assertMeasure } from './measure.ts';
import type { OperationLimits } from './operation-limits.ts';
import { OperationTooLarge } from './operation-too-large.ts';

/** Screens send the same few texts again and again. */
const remembered = 1_000;
/** A longer text is no screen's; it is measured each time rather than kept. */
const longestRemembered = 50_000;

/**
 * Parses within the limit of tokens and measures what it parsed.
 * @throws OperationTooLarge; GraphQLError for a syntax error
 */
export function parseWithin(query: string, limits: OperationLimits): DocumentNode {
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: limits.tokens });
  } catch (error) {
    // graphql-js has no class of its own for it.
    if (error instanceof GraphQLError && /more tha[tn] \d+ tokens/.test(error.message))
      throw new OperationTooLarge('tokens', limits.tokens, null);
    // The parser calls itself for each level: its stack ends at some thousand.
    if (error instanceof RangeError) throw new OperationTooLarge('depth', limits.depth, null);
    throw error;
  }
  assertMeasure(document, limits);
  return document;
}

/** Looks at texts before anybody else does, each distinct one once. */
export class DocumentLimits {
  readonly #limits: OperationLimits;
  readonly #fine = new Set<string>();

  constructor(limits: OperationLimits) {
    this.#limits = limits;
  }

  /** Null for a text that may be parsed and validated, or whose syntax error others will say. */
  refusal(query: string): OperationTooLarge | null {
    if (this.#fine.has(query)) return null;
    try {
      parseWithin(query, this.#limits);
    } catch (error) {
      if (error instanceof OperationTooLarge) return error;
      if (error instanceof GraphQLError) return null;
      throw error;
    }
    if (query.length <= longestRemembered) {
      if (this.#fine.size >= remembered) this.#fine.clear();
      this.#fine.add(query);
    }
    return null;
  }
}
