import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const template = join(import.meta.dirname, '../template');

/**
 * Writes a new frontend from the template: `{{name}}` is its name (`laundry`), `{{Name}}` the same
 * to be read (`Laundry`), also in the names of files.
 */
export function fillTemplate(name: string, target: string): void {
  cpSync(template, target, { recursive: true, errorOnExist: true, force: false });
  const title = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
  for (const entry of readdirSync(target, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replaceAll('{{name}}', name).replaceAll('{{Name}}', title));
  }
}
