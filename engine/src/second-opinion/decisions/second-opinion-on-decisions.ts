import { type CompiledPackage, compilePackage, type Package, runScenario } from '@onething/processes';
import type { Evaluation, Finding } from '@onething/rules';
import { checkDecision } from '../check-decision.js';
import type { Opinion } from '../opinion.js';

/** What another engine says of one decision of a scenario; `decision` is its qualified id. */
export interface DecisionOpinion {
  readonly scenario: string;
  readonly decision: string;
  readonly opinion: Opinion;
}

interface Taken {
  readonly scenario: string;
  readonly decision: string;
  readonly evaluation: Evaluation;
}

/** What json-rules-engine says of every decision that the scenarios of a package take. A package that cannot be compiled has no opinions. */
export async function compareScenarios(read: Package, required: readonly Package[] = []): Promise<readonly DecisionOpinion[]> {
  const compiled = compilePackage(read, required);
  if (!compiled.ok) return [];
  const taken: Taken[] = [];
  for (const scenario of read.scenarios) await runScenario(listening(compiled.value, scenario.id, taken), scenario);

  return Promise.all(
    taken.flatMap(({ scenario, decision, evaluation }) => {
      const definition = definitionOf(decision, compiled.value);
      return definition ? [checkDecision(definition, evaluation).then((opinion) => ({ scenario, decision, opinion }))] : [];
    }),
  );
}

/** The same package; what it decides is written down. */
function listening(compiled: CompiledPackage, scenario: string, taken: Taken[]): CompiledPackage {
  const { processes } = compiled;
  const decision: CompiledPackage['processes']['decision'] = (id) => {
    const known = processes.decision(id);
    return (
      known && {
        evaluate: (facts) => {
          const evaluation = known.evaluate(facts);
          taken.push({ scenario, decision: id, evaluation });
          return evaluation;
        },
      }
    );
  };
  return { ...compiled, processes: { ...processes, decision } };
}

function definitionOf(id: string, { package: own, required }: CompiledPackage) {
  const [name = '', owner] = id.split(':').reverse();
  const holder = owner === undefined ? own : required.find(({ manifest }) => manifest.id === owner);

  return holder?.decisions[name];
}

/** The same in words, for whoever publishes: a warning for each difference. The other engine is no judge, so it does not stop a release. */
export async function secondOpinionOnDecisions(read: Package, required: readonly Package[] = []): Promise<readonly Finding[]> {
  return (await compareScenarios(read, required)).flatMap(({ scenario, decision, opinion }) =>
    opinion.verdict === 'differ'
      ? [
          {
            severity: 'warning' as const,
            code: 'SECOND_OPINION_DIFFERS',
            place: `decisions/${decision.split(':').at(-1)}.json scenarios/${scenario}.json`,
            message: {
              zh: `另一个引擎（json-rules-engine）对场景“${scenario}”的决策 ${decision} 有不同结果：本引擎为 ${opinion.ours}，它为 ${opinion.theirs}。请人工确认。`,
              en: `Another engine (json-rules-engine) decides ${decision} in the scenario ${scenario} differently: ${opinion.ours} here, ${opinion.theirs} there. Please look at it.`,
            },
          },
        ]
      : [],
  );
}
