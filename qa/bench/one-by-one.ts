import type { DecisionDefinition, Facts, Value } from '@onething/rules';
import type { Asked, Silence } from '../../engine/src/second-opinion/decisions/answer.js';
import { askScorecard } from '../../engine/src/second-opinion/decisions/ask-scorecard.js';
import { askTable } from '../../engine/src/second-opinion/decisions/ask-table.js';
import { Translation } from '../../engine/src/second-opinion/decisions/translation.js';

/** Student aid for one person by json-rules-engine: D1, S1 and D2 as its rules, and what lies between them by hand. Gives the amount. */
export function aidByJsonRulesEngine(decisions: Readonly<Record<string, DecisionDefinition>>, parameters: Facts): (person: Facts) => Promise<number> {
  const [direct, score, grants] = ['D1-direct', 'S1-score', 'D2-grants'].map((id) => askedOf(decisions[id]));
  if (!direct || !score || !grants) throw new Error('a decision is missing');

  return async (person) => {
    const facts = { ...person, params: parameters, incomeRatio: Number(person.incomePerCapita) / Number(parameters.dibaoStandard) };
    const recognised = String(outputOf(await direct(facts)).direct);
    const grade = String(outputOf(await score(facts)).grade);
    const rows = outputOf(await grants({ ...facts, grade, level: recognised === '需评分' ? grade : recognised })).rows;

    return Array.isArray(rows) ? rows.reduce<number>((sum, row) => sum + amountIn(row), 0) : 0;
  };
}

function askedOf(definition: DecisionDefinition | undefined): Asked | undefined {
  if (definition?.kind !== 'decision-table' && definition?.kind !== 'scorecard') return undefined;
  const asked: Asked | Silence = definition.kind === 'scorecard' ? askScorecard(definition, new Translation()) : askTable(definition, new Translation());
  if ('status' in asked) throw new Error(`${definition.id}: ${asked.why}`);

  return asked;
}

function outputOf(answer: Awaited<ReturnType<Asked>>): Facts {
  if (answer.status !== 'given') throw new Error(JSON.stringify(answer));
  return answer.output;
}

function amountIn(row: Value): number {
  return typeof row === 'object' && row !== null && 'amount' in row ? Number(row.amount) : 0;
}
