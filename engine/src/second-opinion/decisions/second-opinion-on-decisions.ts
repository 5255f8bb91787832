import { type CompiledPackage, compilePackage, type Package, runScenario } from '@onething/processes';
import type { DecisionDefinition, Evaluation, Facts, Finding } from '@onething/rules';
import type { Opinion } from '../opinion.js';
import { silent } from './answer.js';
import { askDecider } from './ask-decider.js';
import { compareAnswers, factsToAsk } from './check-decision.js';
import { definitionOf } from './definition-of.js';
import { factsRead } from './facts-read.js';

/** What another engine says of one decision of a scenario; `decision` is its qualified id. */
export interface DecisionOpinion {
  readonly scenario: string;
  readonly decision: string;
  readonly opinion: Opinion;
}

/**
 * What json-rules-engine says of every decision that the scenarios of a package take, those that end in a refusal included. `required`
 * are the packages that it requires. A package that cannot be compiled has no opinions: its own checks say why.
 */
export async function compareScenarios(read: Package, required: readonly Package[] = []): Promise<readonly DecisionOpinion[]> {
  const compiled = compilePackage(read, required);
  if (!compiled.ok) return [];
  const taken: Taken[] = [];
  for (const scenario of read.scenarios) await runScenario(listening(compiled.value, scenario.id, taken), scenario);
  const definitions = definitionsOf(taken, compiled.value);

  return askAll(taken, definitions);
}

interface Taken {
  readonly scenario: string;
  readonly decision: string;
  readonly facts: Facts;
  readonly evaluation: Evaluation;
}

/** Only what can be asked crosses into the child process, and of the facts only what the decision may read. */
async function askAll(taken: readonly Taken[], definitions: Readonly<Record<string, DecisionDefinition>>): Promise<readonly DecisionOpinion[]> {
  const known = taken.flatMap((one) => {
    const definition = definitions[one.decision];
    return definition ? [{ ...one, definition, asked: factsToAsk(definition, one.evaluation, factsRead(definition, one.facts)) }] : [];
  });
  const cases = known.flatMap(({ decision, asked }) => ('facts' in asked ? [{ decision, facts: asked.facts }] : []));
  const answers = [...(await askDecider({ definitions, cases }))].reverse();

  return known.map(({ scenario, decision, definition, evaluation, asked }) => ({
    scenario,
    decision,
    opinion: 'facts' in asked ? compareAnswers(definition, evaluation, answers.pop() ?? silent('no answer')) : asked,
  }));
}

/** The same package; what it decides is written down with the facts that were given. */
function listening(compiled: CompiledPackage, scenario: string, taken: Taken[]): CompiledPackage {
  const { processes } = compiled;
  const decision: CompiledPackage['processes']['decision'] = (id) => {
    const known = processes.decision(id);
    return (
      known && {
        evaluate: (facts) => {
          const evaluation = known.evaluate(facts);
          taken.push({ scenario, decision: id, facts, evaluation });
          return evaluation;
        },
      }
    );
  };
  return { ...compiled, processes: { ...processes, decision } };
}

function definitionsOf(taken: readonly Taken[], compiled: CompiledPackage): Readonly<Record<string, DecisionDefinition>> {
  return Object.fromEntries(
    taken.flatMap(({ decision }) => {
      const definition = definitionOf(decision, compiled);
      return definition ? [[decision, definition]] : [];
    }),
  );
}

/**
 * The same in words, for whoever publishes: a warning for each decision of a scenario that another engine decides otherwise, with both
 * results. The other engine is no judge, so a difference does not stop a release. Nothing where it agrees or has no opinion.
 */
export async function secondOpinionOnDecisions(read: Package, required: readonly Package[] = []): Promise<readonly Finding[]> {
  return differencesInWords(await compareScenarios(read, required));
}

/** A warning for each difference. */
export function differencesInWords(opinions: readonly DecisionOpinion[]): readonly Finding[] {
  return opinions.flatMap(({ scenario, decision, opinion }) =>
    opinion.verdict === 'differ'
      ? [
          {
            severity: 'warning' as const,
            code: 'SECOND_OPINION_DIFFERS',
            place: `decisions/${decision.split(':').at(-1)}.json scenarios/${scenario}.json`,
            message: {
              zh: `另一个引擎（json-rules-engine）对演练“${scenario}”的决策 ${decision} 有不同结果：本引擎为 ${opinion.ours}，它为 ${opinion.theirs}。请人工确认。`,
              en: `Another engine (json-rules-engine) decides ${decision} in the scenario ${scenario} differently: ${opinion.ours} here, ${opinion.theirs} there. Please look at it.`,
            },
          },
        ]
      : [],
  );
}
