import { isPointCode } from '../point/point-code.ts';

const prefix = 'houqin/points/';
export const pointTopic = (code: string) => `${prefix}${code}`;
export const allPointTopics = `${prefix}#`;
/** Where a field gateway hears what became of its messages. */
export const receiptTopic = (gateway: string) => `houqin/receipts/${gateway}`;

/** The point a topic speaks of; null when it is not houqin/points/<code>. */
export function pointOfTopic(topic: string): string | null {
  if (!topic.startsWith(prefix)) return null;
  const code = topic.slice(prefix.length);
  return isPointCode(code) ? code : null;
}
