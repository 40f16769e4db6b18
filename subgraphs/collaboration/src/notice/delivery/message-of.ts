import type { Notice } from '../notice.entity.ts';

/** Its length in a short message is billed: the title says what it is, the program the rest. */
const linkTo = (notice: Notice, publicUrl: string | null): string =>
  publicUrl === null ? '' : `\n\n${publicUrl}/collaboration/notices/${notice.id}`;

const kindOf = ({ urgent, edition }: Notice): string =>
  `${urgent ? '紧急通知' : '通知'}${edition > 1 ? '（更正）' : ''}`;

/** What a reader is sent. Texts are Markdown, which is read as it is. */
export function messageOf(notice: Notice, publicUrl: string | null) {
  const { title, body, number } = notice;
  const subject = `【${kindOf(notice)}】${title.replace(/\s+/g, ' ')}`;
  const text = `${title}\n\n${body}\n\n—\n${number} 您尚未在后勤系统中打开这份通知。
You have not opened this notice in Houqin yet.${linkTo(notice, publicUrl)}`;
  return { subject, text };
}

/** What a short message says. */
export const shortTextOf = (notice: Notice, publicUrl: string | null): string =>
  `【${kindOf(notice)}】${notice.title}，请尽快在后勤系统中阅读。${linkTo(notice, publicUrl).trim()}`;

/** What a head of department is sent about those of theirs who have not read it. */
export function supervisorMessageOf(
  notice: Notice,
  names: readonly string[],
  publicUrl: string | null,
) {
  const subject = `【${kindOf(notice)}】贵科 ${names.length} 人未读：${notice.title.replace(/\s+/g, ' ')}`;
  const text = `以下人员尚未打开紧急通知，请当面告知：\nThese people have not opened an urgent notice; tell them yourself:

${names.join('、')}

${notice.number} ${notice.title}${linkTo(notice, publicUrl)}`;
  return { subject, text };
}
