import type { HttpRoute } from '@houqin/kit/http-route';

/** Answers one request completely, or rejects with what went wrong. */
export type Handler = HttpRoute['handle'];
