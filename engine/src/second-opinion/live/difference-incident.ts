import type { OpinionIncident, OpinionToAsk } from '../../stores/opinion-store.js';
import type { Opinion } from '../opinion.js';

/** Of a live decision that another engine decides otherwise. It stops nothing: somebody looks at it and says what was found. */
export const opinionDiffers = 'SECOND_OPINION_DIFFERS';

/** Both results with our reasons, for whoever looks at it. The lines that the other engine found stand in its result. */
export function differenceIncident({ decision, evaluation }: OpinionToAsk, { ours, theirs }: Extract<Opinion, { verdict: 'differ' }>): OpinionIncident {
  const reasons = evaluation.explanation.sentences;
  const [zh, en] = [reasons.map((sentence) => sentence.zh).join('；'), reasons.map((sentence) => sentence.en).join('; ')];
  return {
    code: opinionDiffers,
    message: {
      zh: `另一个引擎（json-rules-engine）对决策 ${decision} 有不同结果。本引擎：${ours}（理由：${zh}）；它：${theirs}（所列条款为其判定成立者）。办件未受影响，请人工核对并登记结论。`,
      en: `Another engine (json-rules-engine) decides ${decision} differently. Ours: ${ours} (because: ${en}). Theirs: ${theirs} (the lines that it finds to hold). The case goes on; please look at it and say what you found.`,
    },
  };
}
