import { Undeliverable, type Sender } from './channels.ts';

const answerMs = 10_000;

/**
 * Hands short messages to a hospital's gateway by HTTP: `POST {to, text}` as JSON, with the token as
 * bearer and an `Idempotency-Key`. 2xx is taken, 400 and 422 never will be, all else later perhaps.
 */
export function smsSender(url: string, token: string | null): Sender {
  return {
    async send({ id, to, text }) {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          ...{ 'content-type': 'application/json', 'idempotency-key': id },
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ to, text }),
        redirect: 'error',
        signal: AbortSignal.timeout(answerMs),
      });
      await answer.body?.cancel();
      if (answer.status === 400 || answer.status === 422)
        throw new Undeliverable(`the gateway refused it: ${answer.status}`);
      if (!answer.ok) throw new Error(`the gateway answered ${answer.status}`);
    },
    close: () => undefined,
  };
}
