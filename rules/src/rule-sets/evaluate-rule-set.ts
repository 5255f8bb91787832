import { describeCondition } from '../conditions/describe-condition.js';
import { type ConditionResult, type ConditionTrace, compileCondition } from '../conditions/evaluate-condition.js';
import { factsOf } from '../conditions/facts-of.js';
import type { Rule, RuleEvent, RuleSetDefinition } from '../decisions/definition.js';
import type { Evaluation, ExplainedRow } from '../decisions/evaluation.js';
import { decided, describeBases, describeMissing, explain, notDecidable, undecided } from '../decisions/explain.js';
import type { Facts, LegalBasis, Message, Value } from '../values.js';

/** A rule ready to be asked, with its number from 1. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly number: number;
  readonly ask: (facts: Facts) => ConditionResult;
  readonly words: Message;
}

/** The rules in the order in which they are asked: the greatest priority first, equal ones as they stand. */
export function compileRules({ rules, facts }: RuleSetDefinition): readonly CompiledRule[] {
  return rules
    .map((rule, index) => ({ rule, number: index + 1, ask: compileCondition(rule.conditions), words: describeCondition(rule.conditions, facts) }))
    .sort((a, b) => (b.rule.priority ?? 1) - (a.rule.priority ?? 1));
}

/** Facts that the rules may read. */
export function factsOfRules({ rules }: RuleSetDefinition): readonly string[] {
  return [...new Set(rules.flatMap((rule) => factsOf(rule.conditions)))];
}

interface Asked {
  readonly compiled: CompiledRule;
  readonly result: ConditionResult;
}

/** Which rules hold for one case, and what follows; open while a missing fact could change it. */
export function evaluateRules(definition: RuleSetDefinition, rules: readonly CompiledRule[], facts: Facts): Evaluation {
  const asked = ask(rules, facts, definition.takes === 'first');
  const holding = asked.filter(({ result }) => result.truth === true);
  const open = asked.filter(({ result }) => result.truth === 'unknown');
  const tell = (sentences: readonly Message[], taken: readonly Asked[]) => explain(definition, facts, { sentences, ...reading(asked, taken, definition) });

  const failure = firstFailure(open);
  if (failure) return notDecidable('EXPRESSION_FAILED', failure.message, tell([failure.message], []), failure.code);

  const output = outputOf(definition, holding);
  if (
    open.some(({ compiled }) => JSON.stringify(outputOf(definition, [{ compiled }])) !== JSON.stringify(output)) ||
    (open.length > 0 && definition.takes !== 'first')
  ) {
    const missing = [...new Set(open.flatMap(({ result }) => result.missing))];
    return undecided(missing, tell([describeMissing(missing, definition.facts)], []));
  }
  return decided(output, tell(sentencesOf(definition, holding, open), open.length > 0 ? [] : holding));
}

function ask(rules: readonly CompiledRule[], facts: Facts, untilFirst: boolean): readonly Asked[] {
  const asked: Asked[] = [];
  for (const compiled of rules) {
    const result = compiled.ask(facts);
    asked.push({ compiled, result });
    if (untilFirst && result.truth === true) break;
  }
  return asked;
}

interface Failure {
  readonly code: string;
  readonly message: Message;
}

/** A rule that is open although nothing is missing: its expression cannot be computed. */
function firstFailure(open: readonly Asked[]): Failure | undefined {
  for (const { compiled, result } of open) {
    const reason = result.missing.length === 0 ? failureIn(result.trace) : undefined;
    if (reason)
      return {
        code: reason.code,
        message: { zh: `规则 ${compiled.number} 无法判断：${reason.message.zh}。`, en: `Rule ${compiled.number} cannot be judged: ${reason.message.en}.` },
      };
  }
  return undefined;
}

function failureIn(trace: ConditionTrace): Failure | undefined {
  if (trace.kind === 'comparison') return trace.failure;

  return trace.parts.map(failureIn).find((reason) => reason !== undefined);
}

function outputOf({ takes, otherwise }: RuleSetDefinition, holding: readonly { readonly compiled: CompiledRule }[]): Readonly<Record<string, Value>> {
  const events = holding.map(({ compiled }) => compiled.rule.event);
  const given = events.length > 0 || !otherwise ? events : [otherwise];
  if (takes !== 'first') return { events: given.map(eventValue) };

  return { event: given[0]?.type ?? null, params: given[0]?.params ?? null };
}

function eventValue({ type, params }: RuleEvent): Value {
  return params ? { type, params } : { type };
}

function sentencesOf({ facts }: RuleSetDefinition, holding: readonly Asked[], open: readonly Asked[]): readonly Message[] {
  if (open.length > 0) {
    const missing = describeMissing([...new Set(open.flatMap(({ result }) => result.missing))], facts);
    return [
      {
        zh: `${missing.zh.replace('还不能决定：', '')}但无论它们如何，结果都相同。`,
        en: `${missing.en.replace('Cannot be decided yet: ', '')} The result is the same in every case.`,
      },
    ];
  }
  return holding.length > 0 ? holding.map(({ compiled }) => ruleTold(compiled)) : [{ zh: '没有一条规则适用。', en: 'No rule holds.' }];
}

/** `规则“…”适用：家庭年收入 低于 30000；依据《…》第3条。` */
function ruleTold({ rule, number, words }: CompiledRule): Message {
  const based = describeBases(rule.basis ? [rule.basis] : []);
  return {
    zh: `规则${rule.title === undefined ? ` ${number} ` : `“${rule.title}”`}适用：${words.zh}${based.zh}。`,
    en: `Rule ${rule.titleEn ?? number} holds: ${words.en}${based.en}.`,
  };
}

function reading(asked: readonly Asked[], taken: readonly Asked[], { basis = [] }: RuleSetDefinition) {
  const bases: readonly LegalBasis[] = [...taken.flatMap(({ compiled }) => (compiled.rule.basis ? [compiled.rule.basis] : [])), ...basis];
  return {
    read: asked.flatMap(({ compiled }) => factsOf(compiled.rule.conditions)),
    rows: asked.map(explainRule),
    basis: [...new Map(bases.map((one) => [JSON.stringify(one), one])).values()],
  };
}

function explainRule({ compiled, result }: Asked): ExplainedRow {
  const { id } = compiled.rule;
  if (result.truth === true) return { id, result: 'taken' };

  return { id, result: result.truth === 'unknown' ? 'unknown' : 'not-taken', reason: { zh: `要求 ${compiled.words.zh}`, en: `wanted: ${compiled.words.en}` } };
}
