/** Every number identity goes by: unit, value, origin. */

/** 15 min: `domain.md` C1; a lost token is worth little. */
export const accessTokenMs = 15 * 60_000;

/** 12 h: a shift and its handover; a refresh token unused for longer ends its session. */
export const refreshIdleMs = 12 * 3_600_000;

/** 7 days: whatever is refreshed in between, a person signs in once a week. */
export const sessionMaxMs = 7 * 24 * 3_600_000;

/** 10 s: two tabs that refresh at the same moment get the same successor; later it is a replay. */
export const refreshGraceMs = 10_000;

/** 5 failures in 15 min lock for 15 min: `domain.md` C1. */
export const lockout = { failures: 5, windowMs: 15 * 60_000, lockMs: 15 * 60_000 } as const;

/** 150 ms: several password hashes; when a refused sign-in is answered, see `level-refusals.ts`. */
export const refusalMs = 150;

/** RFC 6238: 30 s a step, six digits; one step either way for clocks that differ. */
export const totp = { periodSeconds: 30, digits: 6, toleranceSeconds: 30 } as const;

/** 30 min to fetch the phone and scan; then a new secret is offered. */
export const totpOfferMs = 30 * 60_000;

/** Ten, of 80 random bits each: too many to guess, also for who reads their digests. */
export const recoveryCodes = { count: 10, bytes: 10 } as const;

/** 10 min to sign in at the hospital's provider. */
export const oidcAttemptMs = 10 * 60_000;

/** 10 s: nobody waits longer for a page that may not come. */
export const oidcTimeoutSeconds = 10;

/** 10 characters: `domain.md` C1. The upper bound keeps one request from hashing megabytes. */
export const passwordLength = { min: 10, max: 200 } as const;

/** 10 min to read six digits off a wall and type them. */
export const pairingCodeMs = 10 * 60_000;

/** Open offers one address may hold: a room full of new screens, but no flood of rows. */
export const pairingOffersPerAddress = 20;

/** Open offers in all: six digits stay hard to hit by chance. */
export const pairingOffersInAll = 500;

/** 24 h: a wallboard gets a new device key once a day, silently. */
export const deviceKeyMs = 24 * 3_600_000;

/** Name of the browser's refresh cookie; only the graph's path receives it. */
export const refreshCookie = { name: 'houqin_refresh', path: '/graphql' } as const;

/** Written by us, expected by every verifier. */
export const tokenIssuer = 'houqin';
export const tokenAudience = 'houqin';
