/** S187, S188: made at the first start; a hospital's own changes stay. Unread steps: C13, 10 min. */
export const defaultClasses = [
  {
    code: 'URGENT',
    nameZh: '紧急通知',
    nameEn: 'Urgent',
    urgent: true,
    mandatory: true,
    confirm: true,
  },
  {
    code: 'SAFETY',
    nameZh: '安全通知',
    nameEn: 'Safety',
    urgent: false,
    mandatory: true,
    confirm: true,
  },
  {
    code: 'WORK',
    nameZh: '工作通知',
    nameEn: 'Work',
    urgent: false,
    mandatory: false,
    confirm: false,
  },
  {
    code: 'MEETING',
    nameZh: '会议通知',
    nameEn: 'Meeting',
    urgent: false,
    mandatory: false,
    confirm: false,
  },
  {
    code: 'DAILY',
    nameZh: '日常通知',
    nameEn: 'Daily',
    urgent: false,
    mandatory: false,
    confirm: false,
  },
] as const;
