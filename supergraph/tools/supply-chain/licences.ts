/** Which licences may come in: an allow-list, dated exceptions, and what packages do not state themselves. */
import type { Installed } from './lockfile.ts';

export interface LicencePolicy {
  readonly allowed: readonly string[];
  readonly exceptions: readonly {
    readonly packages: readonly string[];
    readonly licence: string;
    readonly reason: string;
    /** Last day, ISO. */
    readonly until: string;
  }[];
  readonly unstated: readonly { readonly package: string; readonly licence: string }[];
}

/** SPDX: `A OR B` needs one of them, `A AND B` needs both. No nesting deeper than one bracket is met. */
function allows(policy: LicencePolicy, expression: string): boolean {
  const plain = expression.replace(/^\(|\)$/g, '');
  if (plain.includes(' OR ')) return plain.split(' OR ').some((part) => allows(policy, part));
  return plain.split(' AND ').every((part) => policy.allowed.includes(part.trim()));
}

/** One line for each package whose licence nobody allowed. */
export function licenceFaults(
  installed: readonly Installed[],
  policy: LicencePolicy,
  today: string,
): string[] {
  const faults: string[] = [];
  for (const { name, version, licence: stated } of installed) {
    const licence = stated ?? policy.unstated.find((entry) => entry.package === name)?.licence;
    if (licence && allows(policy, licence)) continue;
    const exception = policy.exceptions.find(
      (entry) => entry.licence === licence && entry.packages.includes(name),
    );
    if (exception && exception.until >= today) continue;
    const why = exception ? `, the exception ended on ${exception.until}` : '';
    faults.push(`${name}@${version}: licence ${licence ?? 'not stated'}${why}`);
  }
  return [...new Set(faults)];
}
