/** Data that cannot be moved; each line is for the operator and names what is at fault. */
export class DataFault extends Error {
  override readonly name = 'DataFault';

  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}
