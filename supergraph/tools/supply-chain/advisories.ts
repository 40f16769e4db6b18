/**
 * High and critical advisories of what is installed: asked of npm's service, and where that does
 * not answer, of the recorded list.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Advisory {
  readonly id: string;
  readonly package: string;
  readonly severity: 'high' | 'critical';
  /** Range of versions, as npm writes it. */
  readonly affected: string;
}

export interface RecordedAdvisories {
  /** Day of the record, ISO. */
  readonly recorded: string;
  /** A record older than this is no evidence. */
  readonly maximumAgeDays: number;
  readonly known: readonly Advisory[];
  readonly exceptions: readonly {
    readonly id: string;
    readonly reason: string;
    readonly until: string;
  }[];
}

export interface AdvisoryReport {
  readonly source: 'service' | 'recorded';
  readonly faults: readonly string[];
}

interface AuditAnswer {
  readonly vulnerabilities?: Record<
    string,
    {
      readonly severity: string;
      readonly range: string;
      readonly via: readonly (string | { readonly url?: string; readonly title?: string })[];
    }
  >;
}

/** npm's own answer; null where the service does not answer. */
async function asked(root: string): Promise<Advisory[] | null> {
  const text = await run('npm', ['audit', '--json', '--package-lock-only'], {
    cwd: root,
    maxBuffer: 64 << 20,
    timeout: 60_000,
  }).then(
    ({ stdout }) => stdout,
    // npm ends with 1 when it finds something, too: what it wrote decides.
    (error: { stdout?: string }) => error.stdout ?? '',
  );
  let answer: AuditAnswer;
  try {
    answer = JSON.parse(text) as AuditAnswer;
  } catch {
    return null;
  }
  if (!answer.vulnerabilities) return null;
  return Object.entries(answer.vulnerabilities).flatMap(([name, { severity, range, via }]) =>
    severity === 'high' || severity === 'critical'
      ? via
          .filter((cause) => typeof cause !== 'string')
          .map((cause) => ({
            id: cause.url?.split('/').at(-1) ?? cause.title ?? name,
            package: name,
            severity,
            affected: range,
          }))
      : [],
  );
}

/** Versions in the lockfile that a recorded advisory names. npm itself reads the ranges. */
async function matching(root: string, known: readonly Advisory[]): Promise<Advisory[]> {
  if (known.length === 0) return [];
  const hit: Advisory[] = [];
  const selector = (advisory: Advisory) =>
    `#${advisory.package.replace(/[@/.]/g, (sign) => `\\${sign}`)}:semver(${advisory.affected})`;
  const { stdout } = await run(
    'npm',
    ['query', '--package-lock-only', known.map(selector).join(', ')],
    { cwd: root, maxBuffer: 64 << 20, timeout: 60_000 },
  );
  const found = new Set((JSON.parse(stdout) as { name: string }[]).map(({ name }) => name));
  // Which of several advisories of one package it was is asked only when there is one.
  for (const advisory of known.filter((entry) => found.has(entry.package))) {
    const one = await run('npm', ['query', '--package-lock-only', selector(advisory)], {
      cwd: root,
      maxBuffer: 64 << 20,
    });
    if ((JSON.parse(one.stdout) as unknown[]).length > 0) hit.push(advisory);
  }
  return hit;
}

/** One line for each advisory nobody excepted, and for a record that is too old to rely on. */
export async function checkAdvisories(
  root: string,
  record: RecordedAdvisories,
  today: string,
  ask: (root: string) => Promise<Advisory[] | null> = asked,
): Promise<AdvisoryReport> {
  const answered = await ask(root);
  const faults: string[] = [];
  if (!answered) {
    const age = (Date.parse(today) - Date.parse(record.recorded)) / 86_400_000;
    if (age > record.maximumAgeDays)
      faults.push(`the recorded advisories are ${age} days old: record them anew`);
  }
  for (const { id, package: name, severity, affected } of answered ??
    (await matching(root, record.known))) {
    const exception = record.exceptions.find((entry) => entry.id === id);
    if (exception && exception.until >= today) continue;
    const why = exception ? `, the exception ended on ${exception.until}` : '';
    faults.push(`${name} ${affected}: ${id}, ${severity}${why}`);
  }
  return { source: answered ? 'service' : 'recorded', faults };
}
