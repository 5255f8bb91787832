import type { Language } from '../words/i18n.js';

const zone = 'Asia/Shanghai';
const locales = { zh: 'zh-CN', en: 'en-GB' } as const;

/** `2026-09-17` → 9月17日（周四）, with the year when it is not this year's. Civil dates carry no zone. */
export function showDate(date: string, language: Language, now?: string): string {
  const day = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  const year = now && now.slice(0, 4) === date.slice(0, 4) ? undefined : 'numeric';
  const text = new Intl.DateTimeFormat(locales[language], { timeZone: 'UTC', year, month: language === 'en' ? 'short' : 'long', day: 'numeric' }).format(day);

  return language === 'en' ? `${weekday(day, language)} ${text}` : `${text}（${weekday(day, language)}）`;
}

/** An instant as Chinese time: 9月14日 10:32. */
export function showMoment(at: string, language: Language): string {
  return format(at, language, { month: language === 'en' ? 'short' : 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' });
}

/** An instant with its year, as a paper shows it: 2026年9月14日 10:32. */
export function showFullMoment(at: string, language: Language): string {
  return format(at, language, { year: 'numeric', month: language === 'en' ? 'short' : 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' });
}

/** The day of an instant in China: 2026年9月14日. */
export function showDay(at: string, language: Language): string {
  return format(at, language, { year: 'numeric', month: 'long', day: 'numeric' });
}

/** 10:32. */
export function showTime(at: string, language: Language): string {
  return format(at, language, { hour: '2-digit', minute: '2-digit' });
}

function weekday(day: Date, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { timeZone: 'UTC', weekday: 'short' }).format(day);
}

function format(at: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? at : new Intl.DateTimeFormat(locales[language], { ...options, timeZone: zone, hourCycle: 'h23' }).format(moment);
}

/** The civil day of an instant in China: 2026-09-14. */
export function civilDay(at: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at));
}
