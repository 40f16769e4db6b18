export { isLocale, languageTag, locales, type Locale } from './locale-name.ts';
export { followLocale, locale } from './locale.svelte.ts';
export { inLanguage, messages, type Parameters } from './messages.ts';
export {
  formatAge,
  formatBytes,
  formatCount,
  formatDate,
  formatDateNear,
  formatDateTime,
  formatDecimal,
  formatLeft,
  formatMeasure,
  formatMoney,
  formatOverdue,
  formatQuantity,
  formatRange,
  formatTime,
  formatTimeExact,
  hospitalDay,
  hospitalTimeZone,
  none,
  pick,
  type Instant,
} from './format.ts';
