import type { ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import {
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import { costOf, fragmentsOf } from '../limits/cost.ts';
import { refusals } from './authorize.ts';
import type { GatewayContext } from './gateway-context.ts';
import { BadRequest } from './gateway-errors.ts';
import type { Gateway } from './gateway.ts';
import { rulesTouched } from './operation-rules.ts';
import type { ScopeRule } from './scope-rules.ts';

/** Ours, and none of those that talk to the outside or cost time on every request. */
export function apolloPlugins(gateway: Gateway): ApolloServerPlugin<GatewayContext>[] {
  return [
    ApolloServerPluginUsageReportingDisabled(),
    ApolloServerPluginSchemaReportingDisabled(),
    ApolloServerPluginInlineTraceDisabled(),
    ApolloServerPluginCacheControlDisabled(),
    ApolloServerPluginLandingPageDisabled(),
    guard(gateway),
    limitCost(gateway),
    codes(gateway),
  ];
}

/** Refuses what the caller may not do, after validation and before planning. */
function guard(gateway: Gateway): ApolloServerPlugin<GatewayContext> {
  // Apollo keeps parsed documents, so the same operation is the same object.
  const known = new WeakMap<DocumentNode, Map<string, readonly ScopeRule[]>>();
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, contextValue, schema, request }) {
          if (!operation) return;
          if (operation.operation === OperationTypeNode.SUBSCRIPTION)
            throw new BadRequest(
              'SUBSCRIPTION_OVER_HTTP',
              'Subscriptions go over a WebSocket (graphql-transport-ws) to this path',
            );
          if (!gateway.policy) return;
          const ofDocument = known.get(document) ?? new Map<string, readonly ScopeRule[]>();
          known.set(document, ofDocument);
          const name = operation.name?.value ?? '';
          const rules =
            ofDocument.get(name) ??
            rulesTouched(schema, document, operation, gateway.supergraph.rules);
          ofDocument.set(name, rules);
          const refused = refusals(rules, contextValue.signIn, gateway.audience);
          if (refused.length === 0) return;
          const error = gateway.refused(refused, contextValue.facts);
          throw withStatus(error, request.http?.headers.get('accept') ?? '');
        },
      };
    },
  };
}

/** Refuses what would be answered with too many objects, by this request's variables. */
function limitCost(gateway: Gateway): ApolloServerPlugin<GatewayContext> {
  const known = new WeakMap<OperationDefinitionNode, ReturnType<typeof costOf>>();
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, contextValue, schema, request }) {
          if (!operation) return;
          let cost = known.get(operation);
          if (!cost)
            known.set(operation, (cost = costOf(schema, operation, fragmentsOf(document))));
          try {
            cost(request.variables ?? {}, gateway.limits);
          } catch (error) {
            const { message, extensions } = gateway.coded(error, contextValue.facts);
            throw new GraphQLError(message, {
              extensions: { ...extensions, http: { status: 400 } },
            });
          }
        },
      };
    },
  };
}

/**
 * The newer media type says by its status that nothing was executed; for `application/json` a
 * refusal is an answer like others.
 */
function withStatus(error: GraphQLError, accept: string): GraphQLError {
  const refusal = error.extensions['code'] === 'FORBIDDEN' ? 403 : 401;
  return new GraphQLError(error.message, {
    extensions: { ...error.extensions, http: { status: isStrict(accept) ? refusal : 200 } },
  });
}

/** Whether the caller takes the media type whose status says what became of the operation. */
const isStrict = (accept: string): boolean => accept.includes('application/graphql-response+json');

/** Faults that GraphQL over HTTP answers with 200 as `application/json` (6.4.1). */
const requestFaults = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
]);
const isRequestFault = ({ extensions }: GraphQLError): boolean =>
  requestFaults.has(String(extensions['code']));

/** Gives every error that goes out its code, its text in the caller's language, and a trace id. */
function codes(gateway: Gateway): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ request, response, errors, contextValue }) {
          if (!errors?.length || response.body.kind !== 'single') return;
          const accept = request.http?.headers.get('accept') ?? '';
          if (response.http.status === 400 && !isStrict(accept) && errors.every(isRequestFault))
            response.http.status = 200;
          let first: unknown;
          response.body.singleResult.errors = errors.map((error) => {
            const coded = gateway.coded(error, contextValue.facts);
            first ??= coded.extensions['code'];
            const { http: _status, ...extensions } = coded.extensions;
            const { message, locations, path } = coded.toJSON();
            return {
              message,
              ...(locations ? { locations } : {}),
              ...(path ? { path } : {}),
              extensions,
            };
          });
          gateway.countRefusal(contextValue, first);
        },
      };
    },
  };
}
