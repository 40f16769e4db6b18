import { Migrator } from '@mikro-orm/migrations';
import type { MikroORM } from '@mikro-orm/sql';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { initOrm, type OrmOptions } from './orm.ts';
import { splitStatements } from './split-statements.ts';

/** The shape of the tables after the last migration; the next is the difference to it. */
const snapshotName = 'schema';
const migrationFile = /^(\d{4})-[a-z0-9-]+\.ts$/;

type MigratedTables = Pick<OrmOptions, 'domain' | 'entities' | 'plain'>;

/**
 * Writes the next migration of a domain: the difference between its entities and the snapshot that
 * the last one left, as SQL for MySQL. Needs no server. The list `migrations/list.ts`, which the
 * subgraph passes on, is written anew.
 * @returns the file's name; null when there is no difference
 */
export async function writeMigration(
  options: MigratedTables,
  folder: string,
  name: string,
): Promise<string | null> {
  mkdirSync(folder, { recursive: true });
  const snapshot = join(folder, `${snapshotName}.json`);
  if (!existsSync(snapshot))
    writeFileSync(snapshot, JSON.stringify({ namespaces: [], name: '', tables: [] }));
  const number = String(migrationsIn(folder).length + 1).padStart(4, '0');
  const orm = await offlineOrm(options, folder);
  try {
    const migrator = new SnapshotMigrator(orm.em);
    const statements = await migrator.difference(orm);
    if (statements.length === 0) return null;
    const fileName = `${number}-${name}`;
    writeFileSync(join(folder, `${fileName}.ts`), migrationSource(fileName, statements));
    await migrator.noteShape();
    writeFileSync(join(folder, 'list.ts'), listSource(migrationsIn(folder)));
    return `${fileName}.ts`;
  } finally {
    await orm.close(true);
  }
}

/** Names of a domain's migrations, oldest first. */
export function migrationsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => migrationFile.test(file))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

function offlineOrm(options: MigratedTables, folder: string): Promise<MikroORM> {
  const url = `mysql://nobody@127.0.0.1:1/houqin_${options.domain.replaceAll('-', '_')}`;
  return initOrm(
    { ...options, database: { kind: 'mysql', url } },
    { path: folder, pathTs: folder, emit: 'ts', snapshot: true, snapshotName },
  );
}

/**
 * Only MikroORM's snapshot is used. Its own `create` splits scripts without regard to backslashes
 * and loses a statement with one quote in a default.
 */
class SnapshotMigrator extends Migrator {
  async difference(orm: MikroORM): Promise<string[]> {
    const fromSchema = (await this.getSchemaFromSnapshot())!;
    const { up } = await orm.schema.getUpdateSchemaMigrationSQL({ wrap: false, fromSchema });
    return splitStatements(up);
  }

  noteShape(): Promise<void> {
    return this.storeCurrentSchema();
  }
}

const classNameOf = (name: string) => `Migration${name.slice(0, 4)}`;

function migrationSource(name: string, statements: readonly string[]): string {
  const calls = statements.map((sql) => `    this.addSql(\`${sql.replace(/[`$\\]/g, '\\$&')}\`);`);
  return `import { Migration } from '@houqin/kit/migration';

export class ${classNameOf(name)} extends Migration {
  override up(): void {
${calls.join('\n')}
  }
}
`;
}

function listSource(names: readonly string[]): string {
  const imports = names.map((name) => `import { ${classNameOf(name)} } from './${name}.ts';`);
  const items = names.map((name) => `  { name: '${name}', class: ${classNameOf(name)} },`);
  return `// Written by subgraphs/kit/tools/make-migration.ts: every migration, oldest first.
import type { MigrationList } from '@houqin/kit/migrations';
${imports.join('\n')}

export const migrations: MigrationList = [
${items.join('\n')}
];
`;
}
