/** `npm run build`: everything that `npm start` would build, and nothing else. */
import { buildAll } from './build.mjs';

await buildAll({ report: (line: string) => console.log(line) });
