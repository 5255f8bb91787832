import type { Language } from '../words/i18n.js';

const units = { zh: ['秒', '分钟', '小时', '天'], en: ['s', 'min', 'h', 'days'] } as const;

/** How long something took, in one figure: 0.4 秒, 12 秒, 3 分钟. */
export function showElapsed(milliseconds: number, language: Language): string {
  const [second, minute, hour, day] = units[language];
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${Math.max(0.1, Math.round(seconds * 10) / 10)} ${second}`;
  if (seconds < 60) return `${Math.round(seconds)} ${second}`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} ${minute}`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} ${hour}`;

  return `${Math.round(seconds / 86_400)} ${day}`;
}
