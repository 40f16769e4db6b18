import type { EventType } from './webhook-words.ts';

/** What is typed about an endpoint. */
export interface EndpointDraft {
  url: string;
  description: string;
  types: readonly EventType[];
}
export type EndpointFault = 'url' | 'types';

/** What is missing or cannot be; whether an address is public the server says. */
export function faultsOf({ url, types }: EndpointDraft): EndpointFault[] {
  const text = url.trim();
  const address = URL.canParse(text) && /^https?:\/\/[^/]/.test(text);
  return [...(address ? [] : ['url' as const]), ...(types.length > 0 ? [] : ['types' as const])];
}
