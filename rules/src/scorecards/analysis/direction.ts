import type { Dictionary } from '../../facts/dictionary.js';
import type { Finding } from '../../outcome.js';
import type { CompiledCharacteristic } from '../compile-scorecard.js';
import { finding } from '../finding.js';
import { type Attained, attainable } from './attainable.js';

/** Whether the points go the way the author states: "more violations never raise the score". */
export function checkDirection(compiled: CompiledCharacteristic, index: number, dictionary: Dictionary): readonly Finding[] {
  const { characteristic } = compiled;
  if (!characteristic.monotone) return [];
  const place = `/characteristics/${index}/monotone`;
  const lines = attainable(compiled, dictionary)?.map(inOrder);
  if (!lines?.every((line) => line.length > 0)) return [finding('warning', 'DIRECTION_UNKNOWN', place, notOrdered(characteristic.title))];
  const wrong = lines.map((line) => firstWrong(line, characteristic.monotone));
  const [example] = wrong;
  if (!example || !wrong.every((pair) => pair)) return [];
  const [low, high] = example;
  const never =
    characteristic.monotone === 'increasing'
      ? { zh: '越高得分不应越低', en: 'a greater value must not lower the points' }
      : { zh: '越高得分不应越高', en: 'a greater value must not raise the points' };

  return [
    finding('error', 'NOT_MONOTONE', place, {
      zh: `评分项“${characteristic.title}”声明${never.zh}，但${low.words.zh} 时得 ${low.points} 分，${high.words.zh} 时得 ${high.points} 分。请修改其中一档。`,
      en: `${characteristic.titleEn ?? characteristic.id}: ${never.en}, but one that ${low.words.en} gets ${low.points}, one that ${high.words.en} gets ${high.points}. Change one of them.`,
    }),
  ];
}

function inOrder(attained: readonly Attained[]): readonly Attained[] {
  const ordered = attained.filter(({ value }) => value !== null);
  const numbers = ordered.every(({ value }) => typeof value === 'number');
  const dates = ordered.every(({ value }) => typeof value === 'string' && /^\d{4}-/.test(value));
  if (!numbers && !dates) return [];

  return [...ordered].sort((a, b) => (numbers ? Number(a.value) - Number(b.value) : String(a.value) < String(b.value) ? -1 : 1));
}

function firstWrong(line: readonly Attained[], direction: 'increasing' | 'decreasing' | undefined): readonly [Attained, Attained] | undefined {
  const scored = line.filter(({ points }) => points !== undefined);
  const at = scored.findIndex((one, index) => {
    const before = scored[index - 1]?.points ?? one.points ?? 0;
    return direction === 'increasing' ? (one.points ?? 0) < before : (one.points ?? 0) > before;
  });
  const [low, high] = [scored[at - 1], scored[at]];

  return low && high ? [low, high] : undefined;
}

function notOrdered(title: string) {
  return {
    zh: `评分项“${title}”声明了方向，但它的取值没有大小，或者分值是计算出来的，无法在发布前检查。`,
    en: `"${title}" states a direction, but its values have no order or its points are computed, so it cannot be checked before publishing.`,
  };
}
