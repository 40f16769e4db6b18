import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as errors from '../src/gateway/gateway-errors.ts';
import { closeCodes } from '../src/live/close-codes.ts';
import { repository } from '../src/repository.ts';
import { OperationTooLarge } from '../src/limits/operation-too-large.ts';

const readme = await readFile(join(repository, 'supergraph/README.md'), 'utf8');
const section = (title: string) => readme.split(`## ${title}\n`)[1]!.split('\n## ')[0]!;

it('lists the error codes of the gateway, all and no others', () => {
  const made = [
    new errors.BadRequest('', ''),
    new errors.SlowClient(),
    new errors.TooManyOperations(1),
    new errors.Restarting(),
  ];
  // A new error class has to be named above, and so in the README.
  expect(made).toHaveLength(Object.keys(errors).length);
  const listed = [...section('Error codes of the gateway').matchAll(/^\| `([A-Z_]+)`/gm)];
  expect(listed.map(([, code]) => code).sort()).toEqual(
    [...made, new OperationTooLarge('depth', 1, 1)]
      .map(({ code }) => code)
      // Said before GraphQL is reached.
      .concat('PAYLOAD_TOO_LARGE' as never, 'CROSS_SITE' as never)
      .sort(),
  );
});

it('lists the close codes, all and no others', () => {
  const listed = [...section('Live').matchAll(/^\| (\d{4})\s+\|/gm)].map(([, code]) =>
    Number(code),
  );
  // 4408 is the protocol library's own.
  const ours = Object.values(closeCodes).map(({ code }) => code as number);
  expect(listed).toEqual([...ours, 4408].sort());
});
