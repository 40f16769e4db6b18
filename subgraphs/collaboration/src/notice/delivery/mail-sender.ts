import { createTransport } from 'nodemailer';
import { Undeliverable, type Sender } from './channels.ts';

/** 10 s to reach a server, 30 s to be heard: the next round tries again. */
const connectMs = 10_000;
const silenceMs = 30_000;

/** Sends by SMTP; encrypted with `smtps:`, and with `smtp:` when the server offers it. */
export function mailSender(url: string, from: string): Sender {
  const transport = createTransport(
    {
      ...{ url, pool: true, maxConnections: 2 },
      ...{ connectionTimeout: connectMs, greetingTimeout: connectMs, socketTimeout: silenceMs },
      // Texts are ours alone: no file and no page is fetched because a message names one.
      ...{ disableFileAccess: true, disableUrlAccess: true },
    },
    { from },
  );
  return {
    async send({ id, to, subject, text }) {
      const domain = from.match(/@([\w.-]+)/)?.[1] ?? 'localhost';
      try {
        await transport.sendMail({ to, subject, text, messageId: `<${id}@${domain}>` });
      } catch (error) {
        const { responseCode } = error as { responseCode?: number };
        // RFC 5321, 4.2.1: 5yz is a permanent refusal.
        if (responseCode !== undefined && responseCode >= 500)
          throw new Undeliverable(String((error as Error).message), { cause: error });
        throw error;
      }
    },
    close: () => transport.close(),
  };
}
