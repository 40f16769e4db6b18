import { jwksKeys } from '@houqin/kit/jwks-keys';
import { serveAlone } from '@houqin/kit/serve-alone';
import { subgraph } from './subgraph.ts';

/** As `rover.yaml` has it, unless PORT says otherwise. */
const defaults = { HOST: '127.0.0.1', PORT: '4001' };
const env = { ...defaults, ...process.env };

// Its own keys, as every other process reads them.
const keys = jwksKeys(`http://${env.HOST}:${env.PORT}/.well-known/jwks.json`);

await serveAlone(subgraph, env, keys);
