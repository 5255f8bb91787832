import type { Measure } from '../decisions/definition.js';
import { describeBases } from '../decisions/explain.js';
import type { Message } from '../values.js';
import type { Tally } from './tally.js';

/** `按时办结率为 0.92：25 件中 23 件；2 件因资料缺失未计；依据《…》第3条。` */
export function measureTold(measure: Measure, value: number | null, { counted, not, open }: Tally, elapsed: number | undefined): Message {
  const based = describeBases(measure.basis ? [measure.basis] : []);
  const made = howMade(measure, counted, counted + not, elapsed);
  const left = open > 0 ? { zh: `；${open} 件因资料缺失未计`, en: `; ${open} left open because facts are missing` } : { zh: '', en: '' };
  const [zh, en] = value === null ? ['无法计算', 'cannot be computed'] : [`为 ${value}`, `is ${value}`];

  return { zh: `${measure.title}${zh}：${made.zh}${left.zh}${based.zh}。`, en: `${measure.titleEn ?? measure.id} ${en}: ${made.en}${left.en}${based.en}.` };
}

function howMade({ measure }: Measure, counted: number, among: number, elapsed: number | undefined): Message {
  switch (measure) {
    case 'count':
      return { zh: `共 ${counted} 件`, en: `${counted} rows` };
    case 'sum':
      return { zh: `${counted} 件合计`, en: `the total of ${counted} rows` };
    case 'median':
      return { zh: `${counted} 件的中位数`, en: `the median of ${counted} rows` };
    case 'ratio':
      return { zh: `${among} 件中 ${counted} 件`, en: `${counted} of ${among} rows` };
    case 'pace':
      return {
        zh: `${among} 件中完成 ${counted} 件，时间已过 ${elapsed ?? 0}（1 为与时间同步）`,
        en: `${counted} of ${among} rows done, ${elapsed ?? 0} of the time elapsed (1 is on time)`,
      };
  }
}

export function rowsTooMany(most: number, rows?: number): Message {
  return {
    zh: `${rows === undefined ? '' : `共 ${rows} 条记录，`}超过逐条计算的上限 ${most} 条，未予计算；请改为在冻结的人群数据上运算。`,
    en: `${rows === undefined ? 'There are' : `${rows} rows are`} more than the ${most} that are counted one by one; nothing was counted. Run it over a frozen population.`,
  };
}
