/**
 * `npm test [-- package… filter…]`: every package's tests in one run, which ends with `N passed, N
 * failed`. A package is named by its folder, `laundry` is the subgraph and the remote; any other
 * word is part of a test file's path. Skipped tests are named, because a skip is a promise not
 * checked today.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startVitest, type Reporter, type TestCase } from 'vitest/node';
import { buildAll } from './build.mjs';
import { domains, root } from './domains.mjs';

// Journeys and proofs run the built system, as users do.
await buildAll({ report: (line: string) => console.log(line) });
const names = await domains();
const folders = [
  'subgraphs/kit',
  ...names.map((name) => `subgraphs/${name}`),
  'supergraph',
  'frontends/kit',
  ...names.map((name) => `frontends/${name}`),
  'frontends/wallboard',
  'shell',
];
const asked = process.argv.slice(2);
const isAsked = (folder: string) => asked.some((word) => `/${folder}`.endsWith(`/${word}`));
const filters = asked.filter(
  (word) => !folders.some((folder) => `/${folder}`.endsWith(`/${word}`)),
);
const projects = (folders.some(isAsked) ? folders.filter(isAsked) : folders)
  .map((folder) => join(root, folder, 'vitest.config.ts'))
  .filter((file) => existsSync(file));

const skipped: string[] = [];
const counts = { passed: 0, failed: 0, skipped: 0 };
let slowest: { name: string; ms: number }[] = [];

const counting: Reporter = {
  onTestCaseResult(test: TestCase) {
    const { state } = test.result();
    if (state === 'pending') return;
    counts[state] += 1;
    if (state === 'skipped') skipped.push(test.fullName);
    slowest.push({
      name: `${test.project.name}: ${test.fullName}`,
      ms: test.diagnostic()?.duration ?? 0,
    });
    slowest = slowest.sort((a, b) => b.ms - a.ms).slice(0, 10);
  },
};

const vitest = await startVitest('test', filters, {
  root,
  config: false,
  projects,
  watch: false,
  passWithNoTests: false,
  // Two cores: more workers only fight for them.
  maxWorkers: 2,
  reporters: ['default', counting],
});
// A file that cannot be loaded has no test case to fail: it counts as one failure.
const broken = vitest.state
  .getFiles()
  .filter((file) => file.result?.state === 'fail' && !file.tasks.length);
counts.failed += broken.length + vitest.state.getUnhandledErrors().length;
await vitest.close();

if (process.env.HOUQIN_SLOWEST)
  for (const { name, ms } of slowest) console.log(`${Math.round(ms)} ms  ${name}`);
for (const name of skipped) console.log(`skipped: ${name}`);
const tail = counts.skipped ? `, ${counts.skipped} skipped` : '';
console.log(`${counts.passed} passed, ${counts.failed} failed${tail}`);
process.exit(counts.failed || !counts.passed ? 1 : 0);
