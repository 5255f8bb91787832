import type { Package, PopulationPlan } from '@onething/processes';
import { type DecisionDefinition, done, type Outcome, parseDecision, refused, type Value, withNumber } from '@onething/rules';
import type { Change, Edit } from './change.js';

type Parameters = Readonly<Record<string, Value>>;

/** One side of a comparison: the decisions in turn, and the parameters of the day. */
export interface Side {
  readonly chain: readonly DecisionDefinition[];
  readonly parameters: Parameters;
}

/** The decisions of a package in the order of a plan. Refused: `DECISION_NOT_FOUND`, `DECISION_INVALID`. */
export function chainOf(plan: PopulationPlan, from: Pick<Package, 'decisions'>): Outcome<readonly DecisionDefinition[]> {
  const chain: DecisionDefinition[] = [];
  for (const link of plan.chain) {
    const definition = typeof link === 'string' ? done(from.decisions[link]) : parseDecision({ ...link, kind: 'formula', facts: {} });
    if (!definition.ok) return definition;
    if (!definition.value) return decisionNotFound(String(link));
    chain.push(definition.value);
  }
  return done(chain);
}

/** A side with a change laid over it. Refused: `CHANGE_INVALID` where a parameter or a place in a decision is not there. */
export function changed({ chain, parameters }: Side, { parameters: moved, edits }: Omit<Change, 'draft'>): Outcome<Side> {
  const unknown = Object.keys(moved).find((id) => !Object.hasOwn(parameters, id));
  if (unknown !== undefined) return changeInvalid(unknown);
  const definitions: DecisionDefinition[] = [];
  for (const definition of chain) {
    const edited = withEdits(
      definition,
      edits.filter(({ decision }) => decision === definition.id),
    );
    if (!edited.ok) return edited;
    definitions.push(edited.value);
  }
  const stray = edits.find(({ decision }) => !chain.some(({ id }) => id === decision));

  return stray ? changeInvalid(stray.decision) : done({ chain: definitions, parameters: { ...parameters, ...moved } });
}

function withEdits(definition: DecisionDefinition, edits: readonly Edit[]): Outcome<DecisionDefinition> {
  let edited: Outcome<DecisionDefinition> = done(definition);
  for (const { pointer, value } of edits) if (edited.ok) edited = withNumber(edited.value, pointer, value);

  return edited;
}

function decisionNotFound(id: string): Outcome<never> {
  return refused('DECISION_NOT_FOUND', { zh: `事项包里没有判定“${id}”。`, en: `The package has no decision "${id}".` });
}

function changeInvalid(place: string): Outcome<never> {
  return refused('CHANGE_INVALID', {
    zh: `没有可以改的数“${place}”：只能改方案里各判定用到的参数和其中的数。`,
    en: `There is no number "${place}" to change: parameters and numbers of the plan's decisions can be.`,
  });
}
