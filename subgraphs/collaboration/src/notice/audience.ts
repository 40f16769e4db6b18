/** Whom a notice is for: each kind narrows, and within a kind any one will do; empty: everybody. */
export interface Audience {
  readonly campusIds: readonly string[];
  /** With the departments below each. */
  readonly departmentIds: readonly string[];
  readonly roles: readonly string[];
}
