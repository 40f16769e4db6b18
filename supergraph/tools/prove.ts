/** `npm run prove -- <name>`: runs a demonstration whole; without a name it lists them. */
import { readdir } from 'node:fs/promises';
import type { Proof } from '../proofs/lib/proof.ts';

const folder = new URL('../proofs/', import.meta.url);
const files = (await readdir(folder)).filter((file) => /^[a-z0-9-]+\.ts$/.test(file)).sort();
const proofs = await Promise.all(
  files.map(async (file) => ((await import(new URL(file, folder).href)) as { proof: Proof }).proof),
);

const [name] = process.argv.slice(2);
const wanted = name === 'all' ? proofs : proofs.filter((proof) => proof.name === name);
if (wanted.length === 0) {
  if (name) console.error(`There is no proof "${name}".`);
  for (const proof of proofs) console.log(`${proof.name.padEnd(20)} ${proof.about}`);
  process.exit(name ? 1 : 0);
}
for (const proof of wanted) {
  const startedAt = performance.now();
  console.log(`${proof.name}: ${proof.about}`);
  await proof.run({ share: 1, say: (line) => console.log(`  ${line}`) });
  console.log(`${proof.name}: holds, ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}
process.exit(0);
