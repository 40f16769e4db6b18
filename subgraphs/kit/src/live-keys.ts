/** A value the filters and scopes of a live list may look at; instants are ISO 8601 strings. */
export type LiveKey = string | number | boolean | null | readonly string[];

/**
 * Everything the filter or the scope of a noun looks at, flat and JSON: it is stored with each event
 * as it was before and after. The scope reads the seven names below; the rest is the filter's.
 */
export interface LiveKeys {
  readonly [key: string]: LiveKey | undefined;
  readonly campusId?: string | null;
  readonly departmentId?: string | null;
  /** Subjects for whom the row is their own: creator, assignee, participants. */
  readonly ownerIds?: readonly string[];
  /** Outside organisation of the row's contract, or several. */
  readonly partyId?: string | readonly string[] | null;
  /** When that contract is in force, as ISO instants; for a `ContractTerm`. */
  readonly contractFrom?: string | null;
  readonly contractUntil?: string | null;
}
