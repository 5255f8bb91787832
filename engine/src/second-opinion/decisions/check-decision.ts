import type { DecisionDefinition, Evaluation, ExplainedFact, Facts, Value } from '@onething/rules';
import { isFacts } from '../../connectors/input.js';
import { noOpinion, type Opinion } from '../opinion.js';
import { type Answer, canonical } from './answer.js';
import { askJsonRulesEngine, insideList } from './ask-json-rules-engine.js';

/**
 * Decides again with json-rules-engine, and compares the lines that count and what they give. Without the facts that were given, those
 * that our explanation lists are taken; then a fact that ours wrongly did not read is missing on the other side too.
 */
export async function checkDecision(definition: DecisionDefinition, evaluation: Evaluation, given?: Facts): Promise<Opinion> {
  const asked = factsToAsk(definition, evaluation, given);
  if ('verdict' in asked) return asked;

  return compareAnswers(definition, evaluation, await askJsonRulesEngine(definition, asked.facts));
}

/** What can be put to the other engine about an evaluation, or why it is not asked. */
export function factsToAsk(definition: DecisionDefinition, { status, explanation }: Evaluation, given?: Facts): Opinion | { readonly facts: Facts } {
  const { facts } = explanation;
  if (status === 'unknown' || facts.some(({ value }) => value === undefined)) return noOpinion('a fact is missing; json-rules-engine knows two truth values');
  if (!given && partsWithoutList(facts, definition)) return noOpinion('the explanation lists parts of a list without the list');

  return { facts: given ?? factsOf(facts) };
}

function partsWithoutList(explained: readonly ExplainedFact[], { facts }: DecisionDefinition): boolean {
  const names = new Set(explained.map(({ name }) => name));

  return explained.some(({ name }) => insideList(name, facts) && !names.has(name.split('.')[0] ?? ''));
}

/** Ours against theirs. */
export function compareAnswers(definition: DecisionDefinition, evaluation: Evaluation, theirs: Answer): Opinion {
  if (theirs.status === 'silent') return noOpinion(theirs.why);
  if (evaluation.status === 'failed' && evaluation.code === 'EXPRESSION_FAILED') return noOpinion('an expression cannot be computed');
  const [ours, answered] = [told(definition, evaluation), theirs.status === 'given' ? tell(theirs.lines, theirs.output) : theirs.code];

  return ours === answered ? { verdict: 'agree' } : { verdict: 'differ', ours, theirs: answered };
}

function told(definition: DecisionDefinition, evaluation: Evaluation): string {
  if (evaluation.status === 'failed') return evaluation.code;
  const lines = evaluation.explanation.rows.filter(({ id, result }) => result === 'taken' && isCompared(id, definition));

  return tell(
    lines.map(({ id }) => id),
    evaluation.status === 'decided' ? evaluation.output : {},
  );
}

/** Lines of required decisions are told as `decision/line`; of a scorecard the characteristics are compared, a veto shows in the output. */
function isCompared(id: string, definition: DecisionDefinition): boolean {
  return definition.kind === 'scorecard' ? definition.characteristics.some((one) => one.id === id) : !id.includes('/');
}

function tell(lines: readonly string[], output: Facts): string {
  return `[${[...lines].sort().join(' ')}] ${canonical(output)}`;
}

/** Facts as the explanation lists them: `record.quality` is a member of `record`; what is whole stands first. */
function factsOf(explained: readonly ExplainedFact[]): Facts {
  const facts: Record<string, Value> = {};
  for (const { name, value } of [...explained].sort((a, b) => a.name.split('.').length - b.name.split('.').length))
    if (value !== undefined) put(facts, name.split('.'), value);

  return facts;
}

function put(into: Record<string, Value>, [name = '', ...rest]: readonly string[], value: Value): void {
  const inner = into[name];
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  if (inner !== undefined && !isFacts(inner)) return;
  const members: Record<string, Value> = isFacts(inner) ? { ...inner } : {};
  put(members, rest, value);
  into[name] = members;
}
