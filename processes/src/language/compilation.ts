import type { Message, Outcome, Problem } from '@onething/rules';
import { placeOf } from './place.js';

/** Collects what is wrong while a model is compiled, so that an author sees every problem at once. */
export class Compilation {
  readonly problems: Problem[] = [];

  constructor(readonly path: string) {}

  /** The compiled value, or nothing and a problem at this element. */
  take<T>(outcome: Outcome<T>, element: { type: string; id: string }, about?: string): T | undefined {
    if (outcome.ok) return outcome.value;

    const where = about ? { zh: `${about}：`, en: `${about}: ` } : { zh: '', en: '' };
    this.report(outcome.code, element, { zh: `${where.zh}${outcome.message.zh}`, en: `${where.en}${outcome.message.en}` });
    return undefined;
  }

  report(code: string, element: { type: string; id: string }, message: Message): void {
    this.problems.push({ code, place: placeOf(this.path, element.type, element.id), message });
  }
}
