/** `npm run compose`: rover.yaml and the contracts to `supergraph/.build`; faults name a subgraph. */
import { composeCli } from '../src/compose-cli.ts';

process.exit(await composeCli());
