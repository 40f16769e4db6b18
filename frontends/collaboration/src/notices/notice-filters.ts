/** The list's filters by name, as they stand in the address; the first is shown unless asked. */
export const noticeFilters = {
  received: { received: { eq: true } },
  unread: { unread: { eq: true } },
  review: { toReview: { eq: true } },
  mine: { mine: { eq: true }, state: { in: ['DRAFT', 'IN_REVIEW', 'SCHEDULED'] } },
  all: {},
} as const;
export type NoticeTab = keyof typeof noticeFilters;

export interface NoticeAsk {
  readonly tab: NoticeTab;
  /** Code of a class; empty for all. */
  readonly classCode: string;
  readonly search: string;
}

/** What an address asks for; what it does not know counts as not asked. */
export function readNoticeAsk(search: string): NoticeAsk {
  const params = new URLSearchParams(search);
  const tab = params.get('filter') ?? '';
  return {
    tab: Object.hasOwn(noticeFilters, tab) ? (tab as NoticeTab) : 'received',
    classCode: /^[A-Z_]{1,24}$/.test(params.get('class') ?? '') ? params.get('class')! : '',
    search: params.get('search')?.trim() ?? '',
  };
}

/** The address of `ask`; what is as always is left out. */
export function writeNoticeAsk({ tab, classCode, search }: NoticeAsk): string {
  const params = new URLSearchParams();
  if (tab !== 'received') params.set('filter', tab);
  if (classCode) params.set('class', classCode);
  if (search) params.set('search', search);
  return params.size > 0 ? `?${params}` : '';
}

/** The filter as the graph takes it, `more` of it added. */
export const noticeFilterOf = ({ tab, classCode }: NoticeAsk, more: object = {}) => ({
  ...noticeFilters[tab],
  ...(classCode ? { classCode: { eq: classCode } } : {}),
  ...more,
});
