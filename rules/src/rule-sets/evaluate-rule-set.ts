import { type Ask, compileTruth, FactPlaces, type FactsRead } from '../conditions/compile-truth.js';
import { describeCondition } from '../conditions/describe-condition.js';
import { type ConditionResult, type ConditionTrace, compileCondition } from '../conditions/evaluate-condition.js';
import { factsOf } from '../conditions/facts-of.js';
import type { Rule, RuleEvent, RuleSetDefinition } from '../decisions/definition.js';
import type { Evaluation, ExplainedRow, Explanation } from '../decisions/evaluation.js';
import { decided, decidedLazily, describeBases, describeMissing, explain, notDecidable, undecided } from '../decisions/explain.js';
import type { Facts, LegalBasis, Message, Value } from '../values.js';

/** A rule ready to be asked, with its number from 1. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly number: number;
  readonly ask: (facts: Facts) => ConditionResult;
  readonly holds: Ask;
  /** What it gives where it holds. */
  readonly held: Holding;
  readonly words: Message;
  readonly facts: readonly string[];
  /** Facts of this rule and of all that are asked before it, each once. */
  readonly readSoFar: readonly string[];
  /** What is told of it, made once. */
  readonly told: Message;
  readonly rows: Readonly<Record<'taken' | 'not-taken' | 'unknown', ExplainedRow>>;
}

interface Holding {
  readonly event: RuleEvent;
  readonly given: Value;
}

/** The rules in the order in which they are asked: the greatest priority first, equal ones as they stand. */
export function compileRules({ rules, facts }: RuleSetDefinition): readonly CompiledRule[] {
  const places = new FactPlaces();
  const inTurn = rules
    .map((rule, index) => compileRule(rule, index + 1, describeCondition(rule.conditions, facts), places))
    .sort((a, b) => (b.rule.priority ?? 1) - (a.rule.priority ?? 1));
  let readSoFar: readonly string[] = [];

  return inTurn.map((rule) => {
    readSoFar = [...new Set([...readSoFar, ...rule.facts])];
    return { ...rule, readSoFar };
  });
}

function compileRule(rule: Rule, number: number, words: Message, places: FactPlaces): Omit<CompiledRule, 'readSoFar'> {
  const { id, conditions, event } = rule;
  const reason = { zh: `要求 ${words.zh}`, en: `wanted: ${words.en}` };

  return {
    rule,
    number,
    words,
    ask: compileCondition(conditions),
    holds: compileTruth(conditions, places),
    held: { event, given: eventValue(event) },
    facts: factsOf(conditions),
    told: ruleTold(rule, number, words),
    rows: { taken: { id, result: 'taken' }, 'not-taken': { id, result: 'not-taken', reason }, unknown: { id, result: 'unknown', reason } },
  };
}

/** Facts that the rules may read. */
export function factsOfRules({ rules }: RuleSetDefinition): readonly string[] {
  return [...new Set(rules.flatMap((rule) => factsOf(rule.conditions)))];
}

interface Asked {
  readonly compiled: CompiledRule;
  readonly result: ConditionResult;
}

/** Which rules hold for one case, and what follows. Where all is known the reasons are gathered only when they are read. */
export function evaluateRules(definition: RuleSetDefinition, rules: readonly CompiledRule[], facts: Facts): Evaluation {
  const untilFirst = definition.takes === 'first';
  const truths = new Array<boolean>(rules.length);
  const [given, read]: [Value[], FactsRead] = [[], []];
  let asked = 0;
  let first: Holding | undefined;
  for (const { holds, held } of rules) {
    const truth = holds(facts, read);
    if (truth === 'unknown') return evaluateWithReasons(definition, rules, facts);
    truths[asked] = truth;
    asked += 1;
    if (!truth) continue;
    first ??= held;
    if (untilFirst) break;
    given.push(held.given);
  }
  const output = given.length > 0 ? { events: given } : outputOf(definition, first ? [first] : []);

  return decidedLazily(output, () => reasonsOf(definition, rules, truths.slice(0, asked), facts));
}

/** Which rules were asked and held is all that has to be kept until somebody reads why. */
function reasonsOf(definition: RuleSetDefinition, rules: readonly CompiledRule[], truths: readonly boolean[], facts: Facts): Explanation {
  const [taken, rows, sentences]: [CompiledRule[], ExplainedRow[], Message[]] = [[], [], []];
  for (const [index, holds] of truths.entries()) {
    const rule = rules[index];
    if (!rule) break;
    rows.push(holds ? rule.rows.taken : rule.rows['not-taken']);
    if (!holds) continue;
    taken.push(rule);
    sentences.push(rule.told);
  }
  return explain(definition, facts, {
    sentences: taken.length > 0 ? sentences : [noRule],
    read: rules[truths.length - 1]?.readSoFar ?? [],
    rows,
    basis: basesOf(taken, definition),
  });
}

const noRule: Message = { zh: '没有一条规则适用。', en: 'No rule holds.' };

/** The same, with what every rule looked at; open while a missing fact could change it. */
function evaluateWithReasons(definition: RuleSetDefinition, rules: readonly CompiledRule[], facts: Facts): Evaluation {
  const asked = ask(rules, facts, definition.takes === 'first');
  const holding = asked.filter(({ result }) => result.truth === true);
  const open = asked.filter(({ result }) => result.truth === 'unknown');
  const tell = (sentences: readonly Message[], taken: readonly Asked[]) => explain(definition, facts, { sentences, ...reading(asked, taken, definition) });

  const failure = firstFailure(open);
  if (failure) return notDecidable('EXPRESSION_FAILED', failure.message, tell([failure.message], []), failure.code);

  const output = outputOf(
    definition,
    holding.map(({ compiled }) => compiled.held),
  );
  if (
    open.some(({ compiled }) => JSON.stringify(outputOf(definition, [compiled.held])) !== JSON.stringify(output)) ||
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

function outputOf({ takes, otherwise }: RuleSetDefinition, holding: readonly Holding[]): Readonly<Record<string, Value>> {
  if (takes !== 'first') return { events: holding.length > 0 || !otherwise ? holding.map(({ given }) => given) : [eventValue(otherwise)] };
  const event = holding[0]?.event ?? otherwise;

  return { event: event?.type ?? null, params: event?.params ?? null };
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
  return holding.length > 0 ? holding.map(({ compiled }) => compiled.told) : [noRule];
}

/** `规则“…”适用：家庭年收入 低于 30000；依据《…》第3条。` */
function ruleTold(rule: Rule, number: number, words: Message): Message {
  const based = describeBases(rule.basis ? [rule.basis] : []);
  return {
    zh: `规则${rule.title === undefined ? ` ${number} ` : `“${rule.title}”`}适用：${words.zh}${based.zh}。`,
    en: `Rule ${rule.titleEn ?? number} holds: ${words.en}${based.en}.`,
  };
}

function reading(asked: readonly Asked[], taken: readonly Asked[], definition: RuleSetDefinition) {
  return {
    read: asked.flatMap(({ compiled }) => compiled.facts),
    rows: asked.map(({ compiled, result }) => compiled.rows[result.truth === true ? 'taken' : result.truth === 'unknown' ? 'unknown' : 'not-taken']),
    basis: basesOf(
      taken.map(({ compiled }) => compiled),
      definition,
    ),
  };
}

function basesOf(taken: readonly CompiledRule[], { basis = [] }: RuleSetDefinition): readonly LegalBasis[] {
  const own: LegalBasis[] = [];
  for (const { rule } of taken) if (rule.basis) own.push(rule.basis);
  const bases = [...own, ...basis];
  if (bases.length < 2) return bases;

  return [...new Map(bases.map((one) => [JSON.stringify(one), one])).values()];
}
