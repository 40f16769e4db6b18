import { expect, it } from 'vitest';
import { graphFailure } from './failure.ts';
import { takeStep } from './take-step.ts';

interface Sent {
  readonly variables: unknown;
  readonly key: string | null | undefined;
}

function setup(answer: (turn: number) => unknown) {
  const sent: Sent[] = [];
  const graph = {
    mutate: (
      _document: unknown,
      variables: unknown,
      options?: { idempotencyKey?: string | null },
    ) => {
      sent.push({ variables, key: options?.idempotencyKey });
      const given = answer(sent.length);
      return given instanceof Error ? Promise.reject(given) : Promise.resolve(given);
    },
  };
  return { sent, step: takeStep(graph as never) };
}

const lost = () => graphFailure({ code: 'NOT_REACHED', message: 'lost', notReached: true });
const refused = () => graphFailure({ code: 'STALE', message: 'no' });

it('repeats a lost intent under its first key, and a new one under its own', async () => {
  const { sent, step } = setup((turn) => (turn === 1 ? lost() : {}));
  const document = 'mutation A { a }';
  await expect(step(document as never, { n: 1 } as never)).rejects.toThrow('lost');
  await step(document as never, { n: 1 } as never);
  await step(document as never, { n: 1 } as never);
  await step('mutation B { b }' as never, { n: 1 } as never);
  const [first, again, third, other] = sent.map(({ key }) => key);
  expect(again).toBe(first);
  expect(new Set([first, third, other]).size).toBe(3);
});

it('takes a refusal for an answer: pressing again is a new intent', async () => {
  const { sent, step } = setup((turn) => (turn === 1 ? refused() : {}));
  await expect(step('x' as never, {} as never)).rejects.toThrow('no');
  await step('x' as never, {} as never);
  expect(sent[1]!.key).not.toBe(sent[0]!.key);
});
