/**
 * The statements of a MySQL script, without their semicolons. One inside a string or a quoted name
 * does not end a statement; a backslash escapes the next character of a string.
 * @throws Error when a quote is never closed (MikroORM does not escape those in defaults)
 */
export function splitStatements(script: string): string[] {
  const statements: string[] = [];
  let start = 0;
  let quote: string | null = null;
  for (let i = 0; i < script.length; i++) {
    const character = script[i]!;
    if (quote) {
      if (character === '\\' && quote !== '`') i += 1;
      // A doubled quote closes and opens again.
      else if (character === quote) quote = null;
    } else if (character === "'" || character === '"' || character === '`') quote = character;
    else if (character === ';') {
      statements.push(script.slice(start, i));
      start = i + 1;
    }
  }
  if (quote) throw new Error(`a ${quote} is never closed: ${script.slice(start)}`);
  statements.push(script.slice(start));
  return statements.map((statement) => statement.trim()).filter(Boolean);
}
