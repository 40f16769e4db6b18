import { pinyin } from 'pinyin-pro';

/** Names as searched: `S-0307 手术间 or-07 theatre or-07 shoushujianor-07 ssjor-07 s0307`. */
export function searchText(number: string, nameZh: string, nameEn: string): string {
  const syllables = pinyin(nameZh, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
  const initials = pinyin(nameZh, {
    pattern: 'first',
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
  });
  const words = [
    number,
    nameZh,
    nameEn,
    squeeze(syllables.join('')),
    squeeze(initials.join('')),
    number.replaceAll('-', ''),
  ];
  return [...new Set(words.map((word) => word.toLowerCase().trim()))].join(' ').slice(0, maxLength);
}

/** Length of the column; names are limited so that nothing is ever cut in practice. */
export const maxLength = 600;

const squeeze = (text: string): string => text.replace(/\s+/g, '');
