/** Refusals of a sign-in by a provider, as identity's README lists them. */
export const providerProblems = [
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
