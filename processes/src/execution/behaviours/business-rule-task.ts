import type { Decided, Evaluation } from '@onething/rules';
import { factsAt } from '../facts.js';
import { completed, type Failed, failed, type Progress } from '../progress.js';
import type { Visit } from '../visit.js';
import type { Behaviour } from './behaviour.js';

/** Evaluates a decision; what it gave and why becomes history, its output variables. */
export const businessRuleTask: Behaviour = { type: 'businessRuleTask', start: decide };

function decide(visit: Visit): Progress {
  const { run, scope, element } = visit;
  const id = run.definitions.qualify(element.decision ?? '', scope.processId);
  const decision = run.definitions.decision(id);
  if (!decision) return failed('DECISION_NOT_FOUND', { zh: `发布版中没有决策“${id}”。`, en: `The decision “${id}” is not in the release.` });

  const facts = factsAt(visit);
  const evaluation = decision.evaluate(facts);
  run.tell('decision.evaluated', scope, { elementId: element.id, activity: visit.id, data: { decision: id, evaluation, facts } });
  return evaluation.status === 'decided' ? keep(visit, evaluation) : notDecided(id, evaluation);
}

function keep({ element }: Visit, { output }: Decided): Progress {
  return completed(element.result === undefined ? output : { [element.result]: output });
}

function notDecided(id: string, evaluation: Exclude<Evaluation, Decided>): Failed {
  if (evaluation.status === 'failed') return failed(evaluation.code, evaluation.message);

  const missing = evaluation.missing.join('、');
  return failed('DECISION_UNKNOWN', {
    zh: `决策“${id}”无法得出结论，缺少：${missing}。请补充后重试。`,
    en: `The decision “${id}” cannot be made; missing: ${missing}. Supply it and retry.`,
  });
}
