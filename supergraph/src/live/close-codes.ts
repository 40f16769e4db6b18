/**
 * How the server closes a live connection and what the client then does.
 *
 * All of them let a graphql-ws client reconnect. It sends its `authorization` anew and resumes each
 * subscription with the last cursor it saw, except where a list must be read again.
 */
export const closeCodes = {
  /** The server restarts or is being stopped (RFC 6455 registry): reconnect and resume. */
  restart: { code: 1012, reason: 'Restarting: reconnect and resume with your cursor' },
  /** A frame beyond the size limit, or no text. */
  badMessage: { code: 4400, reason: 'Invalid message' },
  /** The token is expired, unknown or older than the subject's permissions: get a new one, resume. */
  token: { code: 4410, reason: 'Token no longer valid: renew it, reconnect and resume' },
  /** What the caller may see has changed: get a new token and read the lists again. */
  access: { code: 4411, reason: 'Access changed: renew the token and read lists again' },
  /** The client reads too slowly; nothing is kept for it any longer: reconnect and resume. */
  slow: { code: 4412, reason: 'Reading too slowly: reconnect and resume with your cursor' },
  /** A renewal carried the token of somebody else: sign in again. */
  subject: { code: 4413, reason: 'A connection cannot change its subject' },
} as const;

export type CloseReason = (typeof closeCodes)[keyof typeof closeCodes];
