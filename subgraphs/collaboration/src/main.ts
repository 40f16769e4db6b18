import { jwksKeys } from '@houqin/kit/jwks-keys';
import { serveAlone } from '@houqin/kit/serve-alone';
import { subgraph } from './subgraph.ts';

/** As `rover.yaml` has it, unless PORT says otherwise. */
const env = { PORT: '4005', ...process.env };
const jwks = process.env['JWKS_URL'] ?? 'http://127.0.0.1:4001/.well-known/jwks.json';

await serveAlone(subgraph, env, jwksKeys(jwks));
