/** Secrets that stand in the repository: keys and tokens by their form, never by their value. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Forms as the issuers document them. A new one is a line here. */
const forms: readonly { readonly what: string; readonly form: RegExp }[] = [
  { what: 'private key', form: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*[A-Za-z0-9+/]{16}/ },
  { what: 'private JWK', form: /"d"\s*:\s*"[A-Za-z0-9_-]{40,}"/ },
  { what: 'AWS key', form: /\bAKIA[0-9A-Z]{16}\b/ },
  { what: 'GitHub token', form: /\bgh[pousr]_[A-Za-z0-9]{36,}\b/ },
  { what: 'npm token', form: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { what: 'Slack token', form: /\bxox[baprs]-[A-Za-z0-9-]{20,}/ },
  { what: 'webhook secret', form: /\bwhsec_[A-Za-z0-9+/=]{32,}/ },
  {
    what: 'JSON Web Token',
    form: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}/,
  },
  {
    what: 'password in a URL',
    form: /\b[a-z][a-z0-9+]*:\/\/[^\s:@/'"`$]+:(?!pw@|password@|secret@|houqin-demo@)[^\s:@/'"`$]{8,}@(?!127\.0\.0\.1|localhost)/,
  },
];

/** `file:line: what` for each secret in a text. */
export function secretsIn(file: string, text: string): string[] {
  return forms.flatMap(({ what, form }) => {
    const match = form.exec(text);
    if (!match) return [];
    const line = text.slice(0, match.index).split('\n').length;
    return [`${file}:${line}: ${what}`];
  });
}

/** Looks through everything git knows, images and fonts left out. */
export async function repositorySecrets(root: string): Promise<string[]> {
  const { stdout } = await run('git', ['ls-files', '-z'], { cwd: root, maxBuffer: 64 << 20 });
  const found: string[] = [];
  for (const file of stdout.split('\0').filter(Boolean)) {
    if (/\.(png|jpe?g|webp|woff2?|ico|gz)$/.test(file)) continue;
    // A file that is deleted but not committed yet is no place for a secret.
    const text = await readFile(join(root, file), 'utf8').catch(() => '');
    found.push(...secretsIn(file, text));
  }
  return found;
}
