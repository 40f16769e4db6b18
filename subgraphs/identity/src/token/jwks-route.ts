import type { HttpRoute } from '@houqin/kit/http-route';
import type { SubgraphRuntime } from '@houqin/kit/runtime';
import type { KeySource } from '@houqin/kit/token';
import { publicKeys } from './keyring.ts';

/** The keys for verifiers of this process: always read from the database, which is near. */
export function keySource(runtime: SubgraphRuntime): KeySource {
  return { keys: () => publicKeys(runtime.systemContext()) };
}

/** `GET /.well-known/jwks.json`: the same keys for other processes (RFC 7517). */
export function jwksRoute(runtime: SubgraphRuntime): HttpRoute {
  return {
    method: 'GET',
    path: '/.well-known/jwks.json',
    async handle(_request, response) {
      const keys = await publicKeys(runtime.systemContext());
      response.writeHead(200, {
        'content-type': 'application/jwk-set+json',
        // A verifier that meets an unknown key asks again whatever it has cached.
        'cache-control': 'public, max-age=300',
      });
      response.end(JSON.stringify({ keys }));
    },
  };
}
