/**
 * JSON that is written already, standing where an object would: Apollo Server passes it through,
 * and whoever makes text of the answer writes it as it is. Read as an object it still is one.
 */
export class JsonText {
  constructor(readonly text: string) {}

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** `stringifyResult` for Apollo Server: the answer as text, without building it again. */
export function stringifyResult(result: {
  data?: unknown;
  errors?: unknown;
  extensions?: unknown;
}) {
  const { data } = result;
  if (data instanceof JsonText && !result.errors && !result.extensions)
    return `{"data":${data.text}}\n`;
  return `${JSON.stringify(result)}\n`;
}
