/** The SBOM of a build: npm writes it, in CycloneDX, from the lockfile. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Writes what is shipped (no packages for building or testing) to a file; answers how many components. */
export async function writeBillOfMaterials(root: string, file: string): Promise<number> {
  const { stdout } = await run(
    'npm',
    ['sbom', '--package-lock-only', '--omit=dev', '--sbom-format=cyclonedx'],
    { cwd: root, maxBuffer: 64 << 20 },
  );
  const { components } = JSON.parse(stdout) as { components: unknown[] };
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, stdout);
  return components.length;
}
