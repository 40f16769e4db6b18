/** Why nobody was signed in; public API: the sign-in page has a text for each. */
export const oidcProblems = [
  'OIDC_STATE',
  'OIDC_DENIED',
  'OIDC_REFUSED',
  'OIDC_UNREACHABLE',
  'OIDC_UNVERIFIED',
  'OIDC_UNKNOWN_PERSON',
  'OIDC_LINKED_OTHERWISE',
  'OIDC_ADMINISTRATOR',
  'OIDC_SECOND_FACTOR',
  'OIDC_LOCKED',
  'OIDC_DISABLED',
] as const;
export type OidcProblem = (typeof oidcProblems)[number];

/** A sign-in by a provider that ends on the sign-in page, with the problem in its address. */
export class OidcRefused extends Error {
  readonly problem: OidcProblem;

  constructor(problem: OidcProblem, cause?: unknown) {
    super(`sign-in by a provider refused: ${problem}`, { cause });
    this.problem = problem;
  }
}
