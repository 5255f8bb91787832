import type { Message, Outcome, Problem } from '@onething/rules';
import type { ForeignProblem } from './foreign/replacement.js';
import { replaceExpression } from './foreign/replacements.js';
import { isForeignExpression } from './foreign/translate-expression.js';
import { placeOf } from './place.js';

/** Collects what is wrong while a model is compiled, so that an author sees every problem at once. */
export class Compilation {
  readonly problems: Problem[] = [];

  constructor(readonly path: string) {}

  /** The compiled value, or nothing and a problem at this element; of what another engine wrote (`${…}`) the problem carries what to put instead. */
  take<T>(outcome: Outcome<T>, element: { type: string; id: string }, about?: string, written?: string): T | undefined {
    if (outcome.ok) return outcome.value;
    if (written !== undefined && isForeignExpression(written)) return this.reportForeign(element, written);

    const where = about ? { zh: `${about}：`, en: `${about}: ` } : { zh: '', en: '' };
    this.report(outcome.code, element, { zh: `${where.zh}${outcome.message.zh}`, en: `${where.en}${outcome.message.en}` });
    return undefined;
  }

  private reportForeign(element: { type: string; id: string }, written: string): undefined {
    const replacement = replaceExpression(element.id, written);
    const { zh, en } = replacement.hint;
    const problem: ForeignProblem = {
      code: 'EXPRESSION_FOREIGN',
      place: placeOf(this.path, element.type, element.id),
      message: { zh: `“${written}”是其他引擎的表达式。${zh}`, en: `“${written}” is an expression of another engine. ${en}` },
      replacement,
    };
    this.problems.push(problem);
  }

  report(code: string, element: { type: string; id: string }, message: Message): void {
    this.problems.push({ code, place: placeOf(this.path, element.type, element.id), message });
  }
}
