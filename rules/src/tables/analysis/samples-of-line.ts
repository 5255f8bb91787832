import { dateOfDay, isCivilDate } from '../../clock/civil-date.js';
import { describeValue } from '../../messages/describe-value.js';
import type { Message, Value } from '../../values.js';
import type { Point, Sample } from './sample.js';

/** How the values of an ordered input are written. */
export type LineOf = 'number' | 'date';

/** The points themselves, one value between every two of them, one below and one above all. */
export function samplesOfLine(points: readonly Point[], line: LineOf): readonly Sample[] {
  const sorted = [...points].sort((a, b) => a.value - b.value).filter((point, index, all) => index === 0 || point.value !== all[index - 1]?.value);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return [plain(0, line)];

  return [
    side(first.value - 1, undefined, first, line),
    ...sorted.flatMap((point, index) => [at(point, line), ...between(point, sorted[index + 1], line)]),
    side(last.value + 1, last, undefined, line),
  ];
}

function at(point: Point, line: LineOf): Sample {
  if (!point.bound) return plain(point.value, line);

  return { value: write(point.value, line), words: { zh: `等于 ${point.bound.zh}`, en: `equal to ${point.bound.en}` } };
}

function between(low: Point, high: Point | undefined, line: LineOf): readonly Sample[] {
  if (!high) return [];
  const whole = Number.isInteger(low.value) && Number.isInteger(high.value);
  if (line === 'date' && high.value - low.value < 2) return [];
  const middle = whole && high.value - low.value > 1 ? low.value + 1 : (low.value + high.value) / 2;

  return [side(middle, low, high, line)];
}

/** A value beside points; in words by its bounds where one of them is not a constant. */
function side(value: number, low: Point | undefined, high: Point | undefined, line: LineOf): Sample {
  if (!low?.bound && !high?.bound) return plain(value, line);
  const above = low && { zh: `高于 ${pointWords(low, line).zh}`, en: `above ${pointWords(low, line).en}` };
  const below = high && { zh: `低于 ${pointWords(high, line).zh}`, en: `below ${pointWords(high, line).en}` };
  const words = [above, below].filter((part) => part !== undefined);

  return { value: write(value, line), words: { zh: words.map((part) => part.zh).join('且'), en: words.map((part) => part.en).join(' and ') } };
}

function pointWords(point: Point, line: LineOf): Message {
  return point.bound ?? describeValue(write(point.value, line));
}

function plain(value: number, line: LineOf): Sample {
  return sampleOf(write(value, line));
}

function write(value: number, line: LineOf): Value {
  if (line === 'number') return value;
  const day = dateOfDay(Math.floor(value));

  return isCivilDate(day) ? day : '9999-12-31';
}

/** A value that is named as it is. */
export function sampleOf(value: Value): Sample {
  const words = describeValue(value);

  return { value, words: { zh: `为 ${words.zh}`, en: `is ${words.en}` } };
}
