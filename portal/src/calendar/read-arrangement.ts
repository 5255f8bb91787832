import type { YearArrangement } from '@onething/runtime-api/client';
import type { Words } from '../words/zh.js';

/** What is wrong with a line, as a word of the page; line 0 is the whole text. */
export interface UnreadLine {
  readonly line: number;
  readonly wrong: keyof Words['calendar']['wrong'];
}

export type ReadArrangement = { readonly ok: true; readonly value: YearArrangement } | { readonly ok: false; readonly lines: readonly UnreadLine[] };

const datePattern = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/g;
const worked = /上班|补班|make-?up|work/i;

/** The holidays of a year as an administrator pastes them: JSON, or a date or a span of dates a line with the name behind it. */
export function readArrangement(text: string): ReadArrangement {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') return unread([{ line: 0, wrong: 'empty' }]);

  return trimmed.startsWith('{') ? readJson(trimmed) : readLines(trimmed);
}

function readLines(text: string): ReadArrangement {
  const read = text.split(/\r?\n/).map((line, index) => ({ line: index + 1, text: line.trim() }));
  const days = read.filter((line) => line.text !== '' && !line.text.startsWith('#')).map(readLine);
  const lines = days.flatMap((day) => ('wrong' in day ? [day] : []));
  if (lines.length > 0) return unread(lines);

  const all = days.flatMap((day) => ('wrong' in day ? [] : [day]));
  const year = yearOf(all.flatMap(({ dates }) => dates));
  const foreign = all.filter(({ dates }) => dates.some((date) => !belongs(date, year)));
  if (foreign.length > 0) return unread(foreign.map(({ line }) => ({ line, wrong: 'year' })));
  const holidays = Object.fromEntries(all.filter(({ isWorked }) => !isWorked).flatMap(({ dates, name }) => dates.map((date) => [date, name])));
  const makeUpDays = all.filter(({ isWorked }) => isWorked).flatMap(({ dates }) => dates);
  return { ok: true, value: { year, holidays, makeUpDays: [...new Set(makeUpDays)] } };
}

type ReadLine = UnreadLine | { readonly line: number; readonly dates: readonly string[]; readonly name: string; readonly isWorked: boolean };

function readLine({ line, text }: { readonly line: number; readonly text: string }): ReadLine {
  const found = [...text.matchAll(datePattern)].map(([, year, month, day]) => `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`);
  const [first, last = first] = found;
  if (first === undefined || last === undefined || !found.every(isDate)) return { line, wrong: 'date' };
  if (last < first) return { line, wrong: 'order' };
  const name = text
    .replace(datePattern, ' ')
    .replace(/[至到~～,，;；:：—–\t-]|\bto\b/g, ' ')
    .trim();
  if (name === '') return { line, wrong: 'name' };

  return { line, dates: datesBetween(first, last), name, isWorked: worked.test(name) };
}

function datesBetween(first: string, last: string): readonly string[] {
  const dates: string[] = [];
  for (let date = first; date <= last && dates.length < 100; date = dayAfter(date)) dates.push(date);

  return dates;
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function isDate(date: string): boolean {
  const parsed = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(date);
}

/** Most of the days are of the year itself; the last of December may belong to the next. */
function yearOf(dates: readonly string[]): number {
  return Math.max(...dates.map((date) => Number(date.slice(0, 4))));
}

function belongs(date: string, year: number): boolean {
  return date.startsWith(`${year}-`) || date >= `${year - 1}-12-25`;
}

function readJson(text: string): ReadArrangement {
  try {
    const json: unknown = JSON.parse(text);
    return isArrangement(json) ? { ok: true, value: json } : unread([{ line: 0, wrong: 'json' }]);
  } catch {
    return unread([{ line: 0, wrong: 'json' }]);
  }
}

function isArrangement(json: unknown): json is YearArrangement {
  if (typeof json !== 'object' || json === null || !('year' in json) || !('holidays' in json) || !('makeUpDays' in json)) return false;
  const { year, holidays, makeUpDays } = json;
  const names = typeof holidays === 'object' && holidays !== null ? Object.values(holidays) : [0];
  return (
    typeof year === 'number' &&
    names.every((name) => typeof name === 'string') &&
    Array.isArray(makeUpDays) &&
    makeUpDays.every((day) => typeof day === 'string')
  );
}

function unread(lines: readonly UnreadLine[]): ReadArrangement {
  return { ok: false, lines };
}
