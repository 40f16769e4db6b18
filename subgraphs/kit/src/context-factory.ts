import type { EntityManager } from '@mikro-orm/sql';
import { anonymousAccess, systemAccess } from './access.ts';
import type { Caller, Context, RequestFacts } from './context.ts';
import { DomainError, TokenStale, Unauthenticated } from './errors.ts';
import { ulid } from './id.ts';
import type { ProcessEnvironment, SubgraphRuntime } from './runtime.ts';
import type { TokenVerifier } from './token.ts';

/** How long a token may be ahead of the event that announces its subject's access, in ms. */
const aheadMs = 2000;

/**
 * Who a token belongs to, with the access the subject has now.
 * @throws Unauthenticated for a token that proves nothing (any more), TokenStale for an old one
 */
export async function authenticate(
  process: ProcessEnvironment,
  verifier: TokenVerifier,
  token: string,
): Promise<Caller> {
  const { subjectId, sessionId, epoch, expiresAt } = await verifier.verify(token);
  if (sessionId && process.access.isSessionRevoked(sessionId)) {
    throw new Unauthenticated('SESSION_REVOKED');
  }
  const access = await process.access.waitFor(subjectId, epoch, aheadMs);
  if (!access) throw new Unauthenticated('BAD_TOKEN');
  if (access.disabled) throw new Unauthenticated('DISABLED');
  if (epoch < access.epoch) throw new TokenStale();
  return { kind: access.kind, subjectId, sessionId, name: access.name, access, expiresAt };
}

export const systemCaller: Caller = {
  kind: 'system',
  subjectId: systemAccess.subjectId,
  sessionId: null,
  name: systemAccess.name,
  access: systemAccess,
  expiresAt: null,
};

const anonymousCaller: Caller = {
  kind: 'anonymous',
  subjectId: anonymousAccess.subjectId,
  sessionId: null,
  name: '',
  access: anonymousAccess,
  expiresAt: null,
};

/**
 * The context of one operation. A token that is refused does not fail it: public fields answer, and
 * the first guarded one throws the refusal.
 */
export async function contextOf(runtime: SubgraphRuntime, facts: RequestFacts): Promise<Context> {
  let caller = anonymousCaller;
  let refusal: DomainError | null = null;
  if (facts.token) {
    try {
      caller = await runtime.authenticate(facts.token);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refusal = error;
    }
  }
  return makeContext(runtime, { caller, facts, refusal });
}

export interface ContextParts {
  readonly caller: Caller;
  readonly facts?: RequestFacts | null;
  readonly refusal?: DomainError | null;
  readonly correlationId?: string | undefined;
  readonly causationId?: string | undefined;
  readonly em?: EntityManager;
}

export function makeContext(runtime: SubgraphRuntime, parts: ContextParts): Context {
  const { facts = null } = parts;
  const loaders = new Map<unknown, unknown>();
  const correlationId = parts.correlationId ?? facts?.correlationId ?? ulid();
  return {
    em: parts.em ?? runtime.orm.em.fork(),
    caller: parts.caller,
    clock: runtime.process.clock,
    locale: facts?.locale ?? 'zh',
    correlationId,
    causationId: parts.causationId ?? null,
    address: facts?.address ?? null,
    facts,
    runtime,
    loaders,
    refusal: parts.refusal ?? null,
    fresh() {
      return makeContext(runtime, {
        ...{ caller: this.caller, facts, refusal: this.refusal, correlationId },
        causationId: parts.causationId,
      });
    },
    renew() {
      this.em = runtime.orm.em.fork();
      loaders.clear();
    },
  };
}
