import { compileExpression, evaluateCondition, type Facts, parseCondition, parseJson } from '@onething/rules';

const conditions = 'urn:onething:conditions:1';

/** Whether a flow is taken: our own reading of its condition, which both engines therefore share; `undefined` where the facts do not tell. */
export function decideFlow(language: string, text: string, facts: Facts): boolean | undefined {
  return language === conditions ? decideCondition(text, facts) : decideExpression(text, facts);
}

function decideCondition(text: string, facts: Facts): boolean | undefined {
  const json = parseJson(text);
  const condition = json.ok ? parseCondition(json.value) : json;
  const truth = condition.ok ? evaluateCondition(condition.value, facts).truth : 'unknown';

  return truth === 'unknown' ? undefined : truth;
}

function decideExpression(text: string, facts: Facts): boolean | undefined {
  const expression = compileExpression(text);
  const result = expression.ok ? expression.value.evaluate(facts) : undefined;

  return result?.status === 'value' && typeof result.value === 'boolean' ? result.value : undefined;
}
