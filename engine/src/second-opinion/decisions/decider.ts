/**
 * The child process in which json-rules-engine decides: reads questions from standard input, writes the answers to standard output.
 * It has no environment and no network; its parent bounds its memory and its time.
 */
import { text } from 'node:stream/consumers';
import type { Facts } from '@onething/rules';
import { closeNetwork } from '../close-network.js';
import type { Answer } from './answer.js';
import type { DecisionQuestions } from './ask-decider.js';
import { askJsonRulesEngine } from './ask-json-rules-engine.js';

closeNetwork();

const { definitions, cases }: DecisionQuestions = JSON.parse(await text(process.stdin));
const answers: Answer[] = [];
for (const { decision, facts } of cases) answers.push(await answer(decision, facts));
process.stdout.write(JSON.stringify(answers), () => process.exit(0));

async function answer(decision: string, facts: Facts): Promise<Answer> {
  const definition = definitions[decision];
  return definition ? askJsonRulesEngine(definition, facts) : { status: 'silent', why: `there is no decision ${decision}` };
}
