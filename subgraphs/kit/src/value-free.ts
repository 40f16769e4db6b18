/**
 * What graphql-js says of a faulty document or variable, without the values that were sent. The
 * caller has them, and an error may end up in a log or on a screen: a password must not.
 */
export function valueFree(message: string): string {
  // Nothing of ours is that long: it is the value, and no expression should search through it.
  if (message.length > longestText) return 'The document or a variable holds an invalid value.';
  return replacements.reduce((text, [form, by]) => text.replace(form, by), message);
}

const longestText = 4_000;

/** The forms of graphql-js 16, `coerceInputValue`, `ValuesOfCorrectTypeRule`, scalars and parser. */
const replacements: readonly (readonly [RegExp, string])[] = [
  // The value comes first and may hold anything: what follows its last look-alike is the text.
  // Variable "$input" got invalid value […] at "input.password"; String cannot …
  [/got invalid value [\s\S]*( at "[\w$.[\]]+"; )/, 'got an invalid value$1'],
  [
    /got invalid value [\s\S]*(; (?:Expected (?:type|non-nullable)|Field "|Value "|Enum "|[A-Z]\w+ cannot represent ))/,
    'got an invalid value$1',
  ],
  // String cannot represent a non string value: […]
  [/(cannot represent [a-z0-9 -]*value): [\s\S]*$/i, '$1.'],
  // Expected value of type "LoginInput!", found "…".
  [/^(Expected value of type "[^"]+"), found [\s\S]*$/, '$1.'],
  // Value "…" does not exist in "Trade" enum. Did you mean …
  [/\bValue "[\s\S]*?" (does not exist in "\w+" enum)/, 'A value $1'],
  // Syntax Error: Expected Name, found String "…".
  [/\b(String|BlockString|Int|Float) "[\s\S]*"\.$/, '$1.'],
];
