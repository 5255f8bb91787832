import type { DecisionDefinition, FactDeclaration, Facts, FactType, Value } from '@onething/rules';
import { type Answer, type Asked, type Silence, silent } from './answer.js';
import { askRuleSet } from './ask-rule-set.js';
import { askScorecard } from './ask-scorecard.js';
import { askTable } from './ask-table.js';
import { Translation } from './translation.js';

/** Decides once more with json-rules-engine, on complete facts of their declared types: tables, scorecards and rule sets. */
export async function askJsonRulesEngine(definition: DecisionDefinition, facts: Facts): Promise<Answer> {
  const wrong = Object.entries(definition.facts).find(([name, { type }]) => facts[name] !== undefined && !isOf(type, facts[name]));
  if (wrong) return silent(`the fact ${wrong[0]} is not of its type`);
  const asked = translated.get(definition) ?? translate(definition, new Translation());
  translated.set(definition, asked);
  if (typeof asked !== 'function') return asked;
  try {
    return await asked(facts);
  } catch (error) {
    return silent(error instanceof Error ? error.message : String(error));
  }
}

const translated = new WeakMap<DecisionDefinition, Asked | Silence>();

function translate(definition: DecisionDefinition, translation: Translation): Asked | Silence {
  switch (definition.kind) {
    case 'decision-table':
      return askTable(definition, translation);
    case 'scorecard':
      return askScorecard(definition, translation);
    case 'rule-set':
      return askRuleSet(definition, translation);
    default:
      return silent(`${definition.kind}: nothing of it is a comparison`);
  }
}

/** Where a fact is a list, what lies inside its entries cannot be put back from an explanation. */
export function insideList(name: string, facts: Readonly<Record<string, FactDeclaration>>): boolean {
  const [root = '', ...inner] = name.split('.');
  return inner.length > 0 && facts[root]?.type === 'list';
}

function isOf(type: FactType, value: Value | undefined): boolean {
  if (value === null) return true;
  if (type === 'number' || type === 'money') return typeof value === 'number';
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'list') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object';

  return typeof value === 'string';
}
