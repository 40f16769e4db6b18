import { SettingError } from '@houqin/kit/settings';
import { mailSender } from './mail-sender.ts';
import { smsSender } from './sms-sender.ts';

/** What goes to one person by one way. */
export interface Message {
  /** The same for each attempt: whoever gets it twice can tell. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Hands a message over; settles when the other side has taken it. */
export interface Sender {
  send(message: Message): Promise<void>;
  close(): void;
}

/** The other side will never take this message: there is no sense in trying again. */
export class Undeliverable extends Error {}

/** Ways out of the program; null is one that nobody has set up. */
export interface Channels {
  readonly mail: Sender | null;
  readonly sms: Sender | null;
  /** Domain of the staff's addresses, which begin with their user names; null: no such addresses. */
  readonly mailDomain: string | null;
  /** Address of this program as staff reach it, for links; null: no links. */
  readonly publicUrl: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads SMTP_URL, SMTP_FROM, MAIL_DOMAIN, SMS_URL, SMS_TOKEN and PUBLIC_URL. @throws SettingError */
export function readChannels(env: Environment): Channels {
  const get = (name: string): string | null => env[name]?.trim() || null;
  const url = (name: string, schemes: readonly string[], example: string): string | null => {
    const value = get(name);
    const parsed = value !== null && URL.canParse(value) ? new URL(value) : null;
    if (value !== null && (!parsed || !schemes.includes(parsed.protocol.slice(0, -1))))
      // The value may hold a password.
      throw new SettingError(name, '…', `use an address such as ${example}`);
    return value;
  };
  const smtp = url('SMTP_URL', ['smtp', 'smtps'], 'smtp://user:pw@mail.hospital.cn:587');
  const from = get('SMTP_FROM');
  if (smtp !== null && from === null)
    throw new SettingError('SMTP_FROM', '', 'SMTP_URL is set, so name the sender too');
  const sms = url('SMS_URL', ['http', 'https'], 'https://sms.hospital.cn/send');
  const mailDomain = get('MAIL_DOMAIN');
  if (mailDomain !== null && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(mailDomain))
    throw new SettingError('MAIL_DOMAIN', mailDomain, 'use a domain such as hospital.cn');
  const publicUrl = url('PUBLIC_URL', ['http', 'https'], 'https://houqin.hospital.cn');
  return {
    mail: smtp === null ? null : mailSender(smtp, from!),
    sms: sms === null ? null : smsSender(sms, get('SMS_TOKEN')),
    mailDomain,
    publicUrl: publicUrl && publicUrl.replace(/\/+$/, ''),
  };
}
