import type { DecisionDefinition, Facts } from '@onething/rules';
import { askChild } from '../ask-child.js';
import { type Answer, silent } from './answer.js';

/** Decisions by qualified id, and the cases in which they were made. JSON only: it crosses into a child process. */
export interface DecisionQuestions {
  readonly definitions: Readonly<Record<string, DecisionDefinition>>;
  readonly cases: readonly { readonly decision: string; readonly facts: Facts }[];
}

/** Asks json-rules-engine in a child process, once for all cases; an answer a case. */
export async function askDecider(questions: DecisionQuestions): Promise<readonly Answer[]> {
  if (questions.cases.length === 0) return [];
  const answer = await askChild({ bundle: 'decider', source: 'engine/src/second-opinion/decisions/decider.ts' }, questions);
  if (answer.status === 'answered') return JSON.parse(answer.json);

  return questions.cases.map(() => silent(`json-rules-engine: ${answer.complaint}`));
}
