import type { Context } from '@houqin/kit/context';
import { ValidationFailed } from '@houqin/kit/errors';
import { isIP } from 'node:net';
import { checkText } from '../check-text.ts';
import { isPublicAddress } from './public-address.ts';
import type { WebhookEventType } from './webhook-event-type.ts';
import type { WebhookEndpointTermsInput } from './webhook.inputs.ts';

export interface EndpointTerms {
  readonly url: string;
  readonly types: readonly WebhookEventType[];
  readonly description: string | null;
}

const longest = 500;

/**
 * What is wrong with an address by itself is said at once; what a name resolves to is judged when it
 * is connected to, at every try.
 * @throws ValidationFailed
 */
export function checkEndpoint(ctx: Context, input: WebhookEndpointTermsInput): EndpointTerms {
  const types = [...new Set(input.types)].sort();
  if (types.length === 0) throw new ValidationFailed('types', 'required');
  if (types.includes('TEST'))
    throw new ValidationFailed('types', {
      zh: 'TEST 只在点“发测试”时发送，不用选。',
      en: 'TEST is sent on demand only and is not chosen.',
    });
  return {
    url: checkUrl(input.url.trim(), ctx.runtime.process.settings.webhookPrivate === true),
    types,
    description: checkText('description', input.description, { max: 200 }),
  };
}

function checkUrl(text: string, allowPrivate: boolean): string {
  if (text.length > longest) throw new ValidationFailed('url', 'too-long', { max: longest });
  const url = URL.canParse(text) ? new URL(text) : null;
  const secure = url?.protocol === 'https:' || (allowPrivate && url?.protocol === 'http:');
  if (!url || !secure || url.hostname === '')
    throw new ValidationFailed('url', {
      zh: '写 https 地址，例如 https://example.com/houqin。',
      en: 'Give an https address, such as https://example.com/houqin.',
    });
  if (url.username !== '' || url.password !== '' || url.hash !== '')
    throw new ValidationFailed('url', {
      zh: '地址里不带用户名、密码和 # 后的部分。',
      en: 'The address may hold no user, password or part behind a #.',
    });
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const inside = isIP(host) === 0 ? /(^|\.)localhost\.?$/i.test(host) : !isPublicAddress(host);
  if (inside && !allowPrivate)
    throw new ValidationFailed('url', {
      zh: '这是内网地址。写公网能访问的地址。',
      en: 'This address is private. Give one that the Internet can reach.',
    });
  return url.href.length > longest ? text : url.href;
}
