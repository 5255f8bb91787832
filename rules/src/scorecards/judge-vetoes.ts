import type { Veto } from '../decisions/definition.js';
import type { ExplainedRow } from '../decisions/evaluation.js';
import type { Facts, Message } from '../values.js';
import type { CompiledVeto } from './compile-scorecard.js';

/** What the vetoes say, up to the first that surely holds. */
export interface JudgedVetoes {
  readonly holds?: Veto;
  /** Vetoes before it that may hold. */
  readonly open: readonly Veto[];
  readonly missing: readonly string[];
  readonly read: readonly string[];
  readonly rows: readonly ExplainedRow[];
  readonly failure?: { readonly code: string; readonly message: Message };
}

export function judgeVetoes(vetoes: readonly CompiledVeto[], facts: Facts): JudgedVetoes {
  const [open, missing, read, rows]: [Veto[], string[], string[], ExplainedRow[]] = [[], [], [], []];
  for (const { veto, holds } of vetoes) {
    read.push(...holds.facts);
    const result = holds.evaluate(facts);
    if (result.status === 'failed') return { open, missing, read, rows, failure: { code: result.code, message: cannotJudge(veto, result.message) } };
    rows.push(explainVeto(veto, result.status === 'unknown' ? 'unknown' : result.value === true ? 'taken' : 'not-taken'));
    if (result.status === 'value' && result.value === true) return { holds: veto, open, missing, read, rows };
    if (result.status === 'unknown') {
      open.push(veto);
      missing.push(...result.missing);
    }
  }
  return { open, missing, read, rows };
}

function explainVeto({ id, reason, reasonEn }: Veto, result: ExplainedRow['result']): ExplainedRow {
  return { id, result, reason: { zh: `一票否决：${reason}`, en: `Veto: ${reasonEn ?? reason}` } };
}

function cannotJudge({ id, reason, reasonEn }: Veto, why: Message): Message {
  return { zh: `一票否决项“${reason}”无法判断：${why.zh}。`, en: `The veto "${reasonEn ?? id}" cannot be judged: ${why.en}.` };
}
