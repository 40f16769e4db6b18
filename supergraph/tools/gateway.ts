/** `npm run gateway -- --supergraph FILE --port N`: our gateway over any Federation 2 supergraph. */
import { gatewayCli } from '../src/gateway-cli.ts';

const code = await gatewayCli(process.argv.slice(2));
if (code !== null) process.exit(code);
