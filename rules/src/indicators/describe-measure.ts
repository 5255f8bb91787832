import { describeCondition } from '../conditions/describe-condition.js';
import type { IndicatorDefinition, Measure } from '../decisions/definition.js';
import type { Message } from '../values.js';

/** What a measure counts, in words: `分母：状态 不是 已撤回；分子：其中办结日 不晚于 期限`. */
export function describeMeasure({ measure, where, of }: Measure, { where: base, facts, row }: IndicatorDefinition): Message {
  const dictionary = { ...facts, ...row };
  const all = base ? describeCondition(base, dictionary) : { zh: '全部记录', en: 'all records' };
  const own = where && describeCondition(where, dictionary);
  if (measure === 'ratio' || measure === 'pace')
    return { zh: `分母：${all.zh}；分子：其中${own?.zh ?? ''}`, en: `Denominator: ${all.en}; numerator: those where ${own?.en ?? ''}` };
  const which = own ? { zh: base ? `${all.zh}，且${own.zh}` : own.zh, en: base ? `${all.en}, and ${own.en}` : own.en } : { zh: all.zh, en: all.en };
  const title = of === undefined ? undefined : row[of];
  const field = { zh: title?.title ?? of ?? '', en: title?.titleEn ?? title?.title ?? of ?? '' };
  if (measure === 'sum') return { zh: `“${field.zh}”合计：${which.zh}`, en: `Sum of ${field.en}: ${which.en}` };
  if (measure === 'median') return { zh: `“${field.zh}”中位数：${which.zh}`, en: `Median of ${field.en}: ${which.en}` };

  return { zh: `件数：${which.zh}`, en: `Number: ${which.en}` };
}
