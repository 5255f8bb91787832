import { chinaCalendar } from '../clock/china-calendar.js';
import type { Calendar } from '../clock/limit.js';
import type { Facts, Message } from '../values.js';
import { Failed, type Unknown } from './computed.js';
import type { InnerValue } from './inner-value.js';
import { expressionLimits } from './limits.js';

/** What an evaluation may be given besides the facts. */
export interface EvaluationOptions {
  /** Steps allowed (turns of loops, list entries); default 100,000. */
  readonly budget?: number;
  /** For working days; default the national calendar. */
  readonly calendar?: Calendar;
}

/** One evaluation: the facts, the names bound by loops, and what may still be spent. */
export class Run {
  readonly locals: (InnerValue | Unknown)[] = [];
  readonly calendar: Calendar;
  private left: number;
  private readonly texts = new Map<readonly InnerValue[], ReadonlySet<string> | undefined>();

  constructor(
    readonly facts: Facts,
    options: EvaluationOptions = {},
  ) {
    this.left = options.budget ?? expressionLimits.steps;
    this.calendar = options.calendar ?? chinaCalendar;
  }

  /** Takes steps from the budget; a failure once it is used up. */
  spend(steps: number): Failed | undefined {
    this.left -= steps;
    return this.left < 0 ? new Failed('EXPRESSION_OVER_BUDGET', overBudget) : undefined;
  }

  /**
   * A list of texts as a set, so that asking a list of hundreds for each of hundreds costs their sum and not their product. The list
   * is gone through once and paid for once. Undefined where it holds anything but texts.
   */
  textsOf(list: readonly InnerValue[]): ReadonlySet<string> | Failed | undefined {
    if (this.texts.has(list)) return this.texts.get(list);
    const over = this.spend(list.length);
    if (over) return over;

    const texts = onlyTexts(list);
    this.texts.set(list, texts);
    return texts;
  }
}

/** The texts of a list, where it holds nothing else. */
function onlyTexts(list: readonly InnerValue[]): ReadonlySet<string> | undefined {
  const texts = new Set<string>();
  for (const item of list) {
    if (typeof item !== 'string') return undefined;
    texts.add(item);
  }
  return texts;
}

const overBudget: Message = {
  zh: '表达式计算量过大，已停止；请缩小循环或列表。',
  en: 'The expression took too many steps and was stopped; use smaller loops or lists.',
};
