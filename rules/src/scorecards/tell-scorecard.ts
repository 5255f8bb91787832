import type { Veto } from '../decisions/definition.js';
import { describeBases, describeMissing } from '../decisions/explain.js';
import { listed, same } from '../messages/join.js';
import type { CompiledRow } from '../tables/compile-table.js';
import { noteOf } from '../tables/tell-table.js';
import type { Message } from '../values.js';
import type { CompiledScorecard } from './compile-scorecard.js';
import type { Band } from './find-grades.js';
import { isSettled, type PartialScore } from './score-characteristic.js';
import { isOne, type Span } from './span.js';
import { expiredTold } from './valid-entries.js';

/** `人均收入与低保标准之比为 1.4 → 30 分：不高于低保标准的 1.5 倍。` */
export function characteristicTold(partial: PartialScore): Message {
  const { trial, points, counted, expired = [] } = partial;
  const [title, input] = [trial.title(0), trial.input(0)];
  if (!isSettled(partial)) return openTold(partial, title);
  const value = trial.told(0, input.status === 'value' ? input.value : undefined);
  const [capped, reasons, gone] = [capTold(partial), reasonsOf(counted, value), expiredTold(expired)];

  return {
    zh: `${title.zh}为 ${value.zh}${gone.zh} → ${points.low} 分${capped.zh}${reasons.zh}`,
    en: `${title.en} is ${value.en}${gone.en} → ${inPoints(points.low)}${capped.en}${reasons.en}`,
  };
}

/** `劳动力缺少…，可得 0 至 15 分。` */
function openTold({ points, missing, trial }: PartialScore, title: Message): Message {
  const what = listed([...new Set(missing)].map((name) => nameOf(name, trial.table.definition.facts)));
  const may = {
    zh: Number.isFinite(points.low) && Number.isFinite(points.high) ? `，可得 ${points.low} 至 ${points.high} 分` : '',
    en: Number.isFinite(points.low) && Number.isFinite(points.high) ? `, ${points.low} to ${inPoints(points.high)} possible` : '',
  };
  const told = isOne(points) ? { zh: `，但总是 ${points.low} 分`, en: `, but it is ${inPoints(points.low)} in every case` } : may;

  return { zh: `${title.zh}：缺少${what.zh}${told.zh}。`, en: `${title.en}: ${what.en} is missing${told.en}.` };
}

function nameOf(name: string, facts: CompiledScorecard['definition']['facts']): Message {
  const told = describeMissing([name], facts);

  return { zh: told.zh.replace(/^还不能决定：缺少|。$/g, ''), en: told.en.replace(/^Cannot be decided yet: | is missing\.$/g, '') };
}

function capTold({ points, uncapped }: PartialScore): Message {
  if (uncapped.low === points.low) return same('');

  return { zh: `（应为 ${uncapped.low} 分，本项以 ${points.low} 分为限）`, en: ` (${uncapped.low}, held at ${points.low})` };
}

/** The author's reasons; without them what the attribute asks, unless that only repeats the value. */
function reasonsOf(counted: readonly CompiledRow[], value: Message): Message {
  if (counted.length === 0) return { zh: '，不在计分的各档之内。', en: ', in none of the bands.' };
  const told = counted.flatMap((row) => {
    const [note] = noteOf(row);
    const based = describeBases(row.row.basis ? [row.row.basis] : []);
    const asked = row.cells[0]?.words;
    const words = note ? { zh: note.zh.replace(/。$/, ''), en: note.en.replace(/[.。]$/, '') } : asked?.zh === value.zh ? undefined : asked;
    return words ? [{ zh: `${words.zh}${based.zh}`, en: `${words.en}${based.en}` }] : [];
  });
  const reasons = listed(told, '；', '; ');

  return told.length > 0 ? { zh: `：${reasons.zh}。`, en: `: ${reasons.en}.` } : { zh: '。', en: '.' };
}

/** `总分 43 分。`; nothing while it is open. */
export function totalTold(raw: Span, total: Span): readonly Message[] {
  if (!isOne(total)) return [];
  if (!isOne(raw) || raw.low === total.low) return [{ zh: `总分 ${total.low} 分。`, en: `The score is ${total.low}.` }];

  return [{ zh: `各项合计 ${raw.low} 分，总分以 ${total.low} 分为限。`, en: `The points add up to ${raw.low}; the score is held at ${total.low}.` }];
}

/** `43 分达到“一般困难”（30 分起）。`, or what was not reached. */
export function gradeTold(bands: readonly Band[], band: Band | undefined, score: number): Message {
  const title = { zh: band?.grade.title ?? '', en: band?.grade.titleEn ?? band?.grade.code ?? '' };
  if (band && Number.isFinite(band.from))
    return { zh: `${score} 分达到“${title.zh}”（${band.from} 分起）。`, en: `${score} reaches "${title.en}" (from ${band.from}).` };
  const next = bands.findLast(({ from }) => Number.isFinite(from));
  if (!next) return { zh: `结果为“${title.zh}”。`, en: `The result is "${title.en}".` };

  return {
    zh: `${score} 分未达到“${next.grade.title}”（${next.from} 分起），结果为“${title.zh}”。`,
    en: `${score} does not reach "${next.grade.titleEn ?? next.grade.code}" (from ${next.from}); the result is "${title.en}".`,
  };
}

/** Facts are missing, and they do not matter. */
export function gradeAnyway({ definition }: CompiledScorecard, missing: readonly string[], { low, high }: Span, code: string): Message {
  const what = listed([...new Set(missing)].map((name) => nameOf(name, definition.facts)));
  const title = titleOfGrade(definition.grades, code);
  const range =
    Number.isFinite(low) && Number.isFinite(high) && low !== high
      ? { zh: `总分在 ${low} 至 ${high} 分之间，`, en: ` the score lies between ${low} and ${high};` }
      : same('');

  return {
    zh: `缺少${what.zh}，但无论它们如何，${range.zh}结果都是“${title.zh}”。`,
    en: `${what.en} is missing, but in every case${range.en} the result is "${title.en}".`,
  };
}

/** `一票否决：…；依据《…》第3条。结果为“不认定”。` */
export function vetoTold({ definition }: CompiledScorecard, { reason, reasonEn, basis, grade }: Veto): Message {
  const [based, title] = [describeBases(basis ? [basis] : []), titleOfGrade(definition.grades, grade)];

  return {
    zh: `一票否决：${reason.replace(/。$/, '')}${based.zh}。结果为“${title.zh}”。`,
    en: `Veto: ${(reasonEn ?? reason).replace(/[.。]$/, '')}${based.en}. The result is "${title.en}".`,
  };
}

export function noGrade({ low }: Span): Message {
  return {
    zh: `${low} 分不在任何等级之内。请给最低一级去掉起点，或补充一个等级。`,
    en: `No grade takes a score of ${low}. Let the lowest one take the rest, or add a grade.`,
  };
}

function titleOfGrade(grades: CompiledScorecard['definition']['grades'], code: string): Message {
  const grade = grades.find((other) => other.code === code);

  return { zh: grade?.title ?? code, en: grade?.titleEn ?? code };
}

function inPoints(points: number): string {
  return points === 1 ? '1 point' : `${points} points`;
}
