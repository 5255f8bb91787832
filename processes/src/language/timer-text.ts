import { addDuration, done, type Outcome, parseIsoDuration, readInstant, refused } from '@onething/rules';
import { isCron } from './cron-text.js';

/** A timer's text, understood: an instant, a period, or a repetition of a period or by a cron text. */
export type TimerText =
  | { readonly kind: 'date'; readonly at: string }
  | { readonly kind: 'duration'; readonly iso: string }
  | { readonly kind: 'cycle'; readonly text: string; readonly times?: number; readonly start?: string; readonly iso: string }
  | { readonly kind: 'cron'; readonly text: string };

/** What becomes of a time that falls on a day off: it moves to the next working day, or it is left out. */
export type RestDay = 'next' | 'skip';

export const restDays: readonly RestDay[] = ['next', 'skip'];

const cyclePattern = /^R(\d{0,6})\/(?:([^/P][^/]*)\/)?(P[^/]+)$/;

/** Reads the text of `timeDate`, `timeDuration` or `timeCycle`. */
export function parseTimerText(kind: 'date' | 'duration' | 'cycle', text: string): Outcome<TimerText> {
  const parsed = { date: parseDate, duration: parseDuration, cycle: parseCycle }[kind](text.trim());
  return parsed ? done(parsed) : notUnderstood(text);
}

function parseDate(text: string): TimerText | undefined {
  const at = parseInstant(text);
  return at === undefined ? undefined : { kind: 'date', at };
}

/** RFC 3339; a civil date or a time without an offset is meant in China (+08:00). */
function parseInstant(text: string): string | undefined {
  const whole = text.length === 10 ? `${text}T00:00:00+08:00` : text;
  return [whole, `${whole}+08:00`].find((instant) => readInstant(instant) !== undefined);
}

function parseDuration(text: string): TimerText | undefined {
  return isForward(text) ? { kind: 'duration', iso: text } : undefined;
}

function isForward(iso: string): boolean {
  const duration = parseIsoDuration(iso);
  return duration.ok && !duration.value.negative;
}

function parseCycle(text: string): TimerText | undefined {
  if (isCron(text)) return { kind: 'cron', text };
  const match = cyclePattern.exec(text);
  const iso = match?.[3] ?? '';
  const start = match?.[2] ? parseInstant(match[2]) : undefined;
  if (!match || !isForward(iso) || standsStill(iso) || (match[2] && !start)) return undefined;

  return { kind: 'cycle', text, times: match[1] ? Number(match[1]) : undefined, start, iso };
}

/** A repetition without a period would fire for ever in one instant. */
function standsStill(iso: string): boolean {
  const from = '2026-01-01T00:00:00+08:00';
  const next = addDuration(iso, from);
  return !next.ok || next.value === from;
}

function notUnderstood(text: string): Outcome<never> {
  return refused('TIMER_NOT_VALID', {
    zh: `无法识别的时间“${text}”。请写成 ISO 8601，例如 P3D（三天）、PT2H（两小时）、2026-09-14T09:00:00+08:00；重复可写 R3/P1D 或 cron（0 9 * * 1-5）。`,
    en: `The time “${text}” is not understood. Write ISO 8601, such as P3D, PT2H or 2026-09-14T09:00:00+08:00; repetitions as R3/P1D or as cron (0 9 * * 1-5).`,
  });
}
