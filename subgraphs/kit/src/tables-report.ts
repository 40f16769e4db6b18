import { initOrm, type OrmOptions } from './orm.ts';
import { kitTableNames } from './tables.ts';

/**
 * The text of `contract/tables.md`: the tables of a domain as MySQL has them after its migrations,
 * from the entities' metadata. Needs no server. The kit's own tables are the same everywhere and
 * only named.
 */
export async function tablesReport(
  options: Pick<OrmOptions, 'domain' | 'entities'>,
): Promise<string> {
  const schemaName = `houqin_${options.domain.replaceAll('-', '_')}`;
  const url = `mysql://nobody@127.0.0.1:1/${schemaName}`;
  const orm = await initOrm({ ...options, database: { kind: 'mysql', url } });
  try {
    const tables = orm.schema
      .getTargetSchema()
      .getTables()
      .filter(({ name }) => !kitTableNames.includes(name))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const kit = [...kitTableNames].sort().map((name) => `\`${name}\``);
    return (
      [
        `# Tables of ${options.domain}`,
        `Emitted by \`npm run contract\` from the entities; schema \`${schemaName}\`. Instants are UTC, ` +
          'text compares by code point (`utf8mb4_bin`).',
        ...tables.map((table) => tableSection(table)),
        `## Kit\n\n${kit.join(', ')}: see \`subgraphs/kit/src/tables.ts\`.`,
        '',
      ]
        .join('\n\n')
        .trimEnd() + '\n'
    );
  } finally {
    await orm.close(true);
  }
}

type Schema = ReturnType<Awaited<ReturnType<typeof initOrm>>['schema']['getTargetSchema']>;
type Table = ReturnType<Schema['getTables']>[number];
type Column = ReturnType<Table['getColumns']>[number];

function tableSection(table: Table): string {
  const header = ['column', 'type', 'null', 'default'];
  const rows = table
    .getColumns()
    .map((column) => [
      column.name,
      typeOf(column),
      column.nullable ? 'yes' : '',
      column.default == null || column.default === 'null' ? '' : String(column.default),
    ]);
  const parts = [`## ${table.name}`];
  if (table.comment) parts.push(table.comment);
  parts.push(markdownTable([header, ...rows]));
  const keys = [...indexLines(table), ...foreignKeyLines(table)];
  if (keys.length > 0) parts.push(keys.join('\n'));
  return parts.join('\n\n');
}

const typeOf = (column: Column): string =>
  column.enumItems?.length && !column.type.startsWith('enum')
    ? `enum(${column.enumItems.map((item) => `'${item}'`).join(',')})`
    : column.type;

function indexLines(table: Table): string[] {
  return table
    .getIndexes()
    .map(({ keyName, columnNames, unique, primary }) => {
      const columns = columnNames.join(', ');
      if (primary) return `- primary key (${columns})`;
      return `- ${unique ? 'unique' : 'index'} \`${keyName}\` (${columns})`;
    })
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

const rank = (line: string) => (line.startsWith('- primary') ? 0 : 1);

function foreignKeyLines(table: Table): string[] {
  return Object.values(table.getForeignKeys())
    .map(
      ({ columnNames, referencedTableName, referencedColumnNames }) =>
        `- (${columnNames.join(', ')}) → \`${referencedTableName.split('.').at(-1)}\` (${referencedColumnNames.join(', ')})`,
    )
    .sort();
}

/** Columns as wide as their widest cell, as Prettier writes them. */
function markdownTable(rows: readonly (readonly string[])[]): string {
  const escaped = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = escaped[0]!.map((_, i) => Math.max(3, ...escaped.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(escaped[0]!), rule, ...escaped.slice(1).map(line)].join('\n');
}
