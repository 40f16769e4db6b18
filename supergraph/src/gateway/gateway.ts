import { ApolloServer, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import type { Clock } from '@houqin/kit/clock';
import type { RequestFacts } from '@houqin/kit/context';
import type { UsageMeter } from '@houqin/kit/usage-meter';
import { getVariableValues, type ExecutionResult, type GraphQLError } from 'graphql';
import { apolloExecutor } from '../execute/apollo-executor.ts';
import { stringifyResult } from '../execute/json-text.ts';
import { Operations } from '../execute/operations.ts';
import type { LiveOperation } from '../live/live-operation.ts';
import { DocumentLimits } from '../limits/document-limits.ts';
import { staffLimits, type OperationLimits } from '../limits/operation-limits.ts';
import { RateLimit, rateOfPeople, type Rate } from '../limits/rate-limit.ts';
import type { OperationTooLarge } from '../limits/operation-too-large.ts';
import { OperationCache, type PreparedOperation } from '../live/operation-cache.ts';
import type { Audience } from './audience.ts';
import { apolloPlugins } from './apollo-plugins.ts';
import type { Refusal } from './authorize.ts';
import { codedError, refusalError, type ErrorLog } from './coded-error.ts';
import type { GatewayContext } from './gateway-context.ts';
import { remoteError } from './remote-error.ts';
import type { SignInPolicy } from './sign-in.ts';
import type { LinkOf, SubgraphLink } from './subgraph-link.ts';
import type { SupergraphHolder } from './supergraph-holder.ts';
import type { Supergraph } from './supergraph.ts';

export interface GatewayOptions {
  readonly holder: SupergraphHolder;
  readonly linkOf: LinkOf;
  /** Null for a gateway without sign-in: it enforces no rules, the subgraphs do. */
  readonly policy: SignInPolicy | null;
  /** Whether callers may ask for the schema itself. */
  readonly introspection: boolean;
  readonly log: ErrorLog;
  /** How large an operation may be; as for staff unless said. */
  readonly limits?: OperationLimits;
  /** Who may ask here; anybody when left out. */
  readonly audience?: Audience;
  /** How often one program may ask, people more; as often as they like when left out. */
  readonly rate?: Rate;
  /** Where programs' requests are counted; nowhere when left out. */
  readonly count?: { readonly meter: UsageMeter; readonly clock: Clock };
}

type Variables = Readonly<Record<string, unknown>>;

/** Serves one supergraph: queries and mutations by Apollo, and what `live/` needs for the rest. */
export class Gateway {
  readonly policy: SignInPolicy | null;
  readonly limits: OperationLimits;
  readonly audience: Audience | undefined;
  readonly #rates: { readonly people: RateLimit; readonly others: RateLimit } | null;
  readonly #holder: SupergraphHolder;
  readonly #documents: DocumentLimits;
  readonly #options: GatewayOptions;
  readonly #apollo: ApolloServer<GatewayContext>;
  #links: ReadonlyMap<string, SubgraphLink> = new Map();
  #urls: ReadonlyMap<string, string> = new Map();
  #operations: OperationCache;
  readonly #executor;

  /** The holder has loaded its first supergraph. */
  constructor(options: GatewayOptions) {
    const { holder, policy, introspection, log } = options;
    this.policy = policy;
    this.limits = options.limits ?? staffLimits;
    this.audience = options.audience;
    const { rate } = options;
    this.#rates = rate
      ? { people: new RateLimit(rateOfPeople(rate)), others: new RateLimit(rate) }
      : null;
    this.#documents = new DocumentLimits(this.limits);
    this.#options = options;
    this.#holder = holder;
    this.#link(holder.current);
    this.#operations = new OperationCache(holder.current, { introspection, limits: this.limits });
    this.#executor = apolloExecutor(this.#served(holder.current));
    const quiet = { debug() {}, info() {}, warn: log.warn.bind(log), error: log.error.bind(log) };
    this.#apollo = new ApolloServer<GatewayContext>({
      gateway: this.#executor.gateway,
      stringifyResult,
      introspection,
      logger: quiet,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      csrfPrevention: true,
      plugins: apolloPlugins(this),
    });
    holder.onReplaced((next) => this.#replace(next));
  }

  /** @throws Error when Apollo cannot load the supergraph */
  async start(): Promise<void> {
    await this.#apollo.start();
  }

  async stop(): Promise<void> {
    await this.#apollo.stop();
    await Promise.all([...this.#links.values()].map((link) => link.close()));
  }

  get supergraph(): Supergraph {
    return this.#holder.current;
  }

  /** The limit that a document breaks, if it breaks one; before anything else is done with it. */
  tooLarge(query: string): OperationTooLarge | null {
    return this.#documents.refusal(query);
  }

  /** Counts a request against its caller, or its address while nobody is signed in. @throws RateLimited */
  async countRequest({ signIn, facts }: Pick<GatewayContext, 'signIn' | 'facts'>): Promise<void> {
    const { caller } = signIn;
    const rate = caller?.kind === 'user' ? this.#rates?.people : this.#rates?.others;
    const { count } = this.#options;
    if (count && caller?.kind === 'client')
      count.meter.request(caller.subjectId, count.clock.now());
    try {
      await rate?.take(caller?.subjectId ?? `address ${facts.address}`);
    } catch (error) {
      this.countRefusal({ signIn }, 'RATE_LIMITED');
      throw error;
    }
  }

  /** Counts what a program was refused, by the code it got. */
  countRefusal({ signIn: { caller } }: Pick<GatewayContext, 'signIn'>, code: unknown): void {
    const { count } = this.#options;
    if (count && caller?.kind === 'client')
      count.meter.refused(caller.subjectId, count.clock.now(), String(code));
  }

  /** A request to `/graphql`, whatever it holds. */
  http(request: HTTPGraphQLRequest, context: GatewayContext): Promise<HTTPGraphQLResponse> {
    return this.#apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: request,
      context: () => Promise.resolve(context),
    });
  }

  /** Parses and validates an operation that came over a WebSocket, and finds the rules it touches. */
  prepare(
    query: string,
    operationName: string | null,
  ): PreparedOperation | readonly GraphQLError[] {
    return this.#operations.prepare(query, operationName);
  }

  /** A query or mutation that came over a WebSocket. */
  async execute(
    query: string,
    operationName: string | null,
    variables: Variables,
    context: GatewayContext,
  ): Promise<ExecutionResult> {
    const { body } = await this.#apollo.executeOperation(
      { query, variables, ...(operationName === null ? {} : { operationName }) },
      { contextValue: context },
    );
    if (body.kind !== 'single') throw new Error('Incremental delivery is not supported.');
    const { data = null, errors } = body.singleResult;
    return errors ? { data, errors: errors.map(remoteError) } : { data };
  }

  /**
   * What a subscription needs to run, with the supergraph and links of this moment.
   * @throws GraphQLError when a variable has the wrong type; BadRequest when it cannot be planned;
   * OperationTooLarge
   */
  liveOperation(prepared: PreparedOperation, variables: Variables): LiveOperation {
    const { operation } = prepared;
    const { errors } = getVariableValues(
      this.supergraph.apiSchema,
      operation.variableDefinitions ?? [],
      variables,
    );
    if (errors?.[0]) throw badVariable(errors[0]);
    prepared.assertCost(variables);
    return { compiled: prepared.compiled(), variables, links: this.#links };
  }

  coded(error: unknown, facts: Pick<RequestFacts, 'locale' | 'correlationId'>): GraphQLError {
    return codedError(error, facts, this.#options.log);
  }

  refused(refused: readonly Refusal[], facts: RequestFacts): GraphQLError {
    return refusalError(refused, facts, this.#options.log);
  }

  /** What nobody waits for and nobody should have to hear of: for the log. */
  fault(error: unknown): void {
    this.#options.log.error({ err: error }, 'live connection failed');
  }

  /** Called before the holder serves the next supergraph: throwing here keeps the old one. */
  #replace(next: Supergraph): void {
    const before = this.#links;
    const urls = this.#urls;
    this.#link(next);
    try {
      this.#executor.serve(this.#served(next));
    } catch (error) {
      this.#links = before;
      this.#urls = urls;
      throw error;
    }
    this.#operations = new OperationCache(next, { ...this.#options, limits: this.limits });
    for (const link of before.values())
      if (![...this.#links.values()].includes(link)) void link.close();
  }

  #served(supergraph: Supergraph) {
    return { supergraph, operations: new Operations(supergraph), links: this.#links };
  }

  /** Keeps the link of a subgraph whose URL is unchanged, with its open connections. */
  #link(supergraph: Supergraph): void {
    const links = new Map<string, SubgraphLink>();
    for (const { name, url } of supergraph.subgraphs) {
      const known = this.#urls.get(name) === url ? this.#links.get(name) : undefined;
      links.set(name, known ?? this.#options.linkOf({ name, url }));
    }
    this.#links = links;
    this.#urls = new Map(supergraph.subgraphs.map(({ name, url }) => [name, url]));
  }
}

function badVariable(error: GraphQLError): GraphQLError {
  Object.assign(error.extensions, { code: 'BAD_USER_INPUT' });
  return error;
}
