import { compileDecision, type Decision, type DecisionDefinition, type Evaluation, type Facts } from '@onething/rules';
import fc from 'fast-check';
import { canonical } from './answer.js';
import { checkDecision } from './check-decision.js';
import { faultsOf } from './testing/plant-fault.js';
import { completeFacts, decision } from './testing/random-decisions.js';

const seed = Date.now() % 1_000_000_007;

describe('json-rules-engine beside our own', () => {
  it('has an opinion of 10,400 decisions over complete facts and never differs', async () => {
    const verdicts = { agree: 0, differ: 0, 'no opinion': 0 };
    const differing: unknown[] = [];
    const people = fc.sample(completeFacts, { seed: seed + 1, numRuns: 40 });
    for (const definition of fc.sample(decision, { seed, numRuns: 260 })) {
      const ours = compiled(definition);
      for (const facts of people) {
        const opinion = await checkDecision(definition, ours.evaluate(facts), facts);
        verdicts[opinion.verdict] += 1;
        if (opinion.verdict !== 'agree') differing.push({ opinion, facts, definition });
      }
    }
    process.stdout.write(`seed ${seed}: ${JSON.stringify(verdicts)}\n`);
    expect(differing.slice(0, 2)).toEqual([]);
    expect(verdicts.agree).toBe(10_400);
  });

  it('notices at least 95 of 100 planted faults that change a result', async () => {
    const people = fc.sample(completeFacts, { seed: seed + 2, numRuns: 60 });
    const tally = { planted: 0, noticed: 0 };
    for (const definition of fc.sample(decision, { seed: seed + 3, numRuns: 40 })) {
      const right = people.map(compiled(definition).evaluate);
      for (const fault of faultsOf(definition)) {
        const wrong = people.map(compiled(fault).evaluate);
        const changed = wrong.flatMap((evaluation, index) => (resultOf(evaluation) === resultOf(right[index]) ? [] : [{ evaluation, facts: people[index] }]));
        if (changed.length === 0) continue;
        tally.planted += 1;
        if (await isNoticed(definition, changed)) tally.noticed += 1;
      }
    }
    process.stdout.write(`seed ${seed}: ${tally.noticed} of ${tally.planted} faults noticed\n`);
    expect(tally.planted).toBeGreaterThan(300);
    expect(tally.noticed / tally.planted).toBeGreaterThanOrEqual(0.95);
  });
});

interface Changed {
  readonly evaluation: Evaluation;
  readonly facts: Facts | undefined;
}

async function isNoticed(definition: DecisionDefinition, changed: readonly Changed[]): Promise<boolean> {
  for (const { evaluation, facts } of changed) if ((await checkDecision(definition, evaluation, facts)).verdict === 'differ') return true;

  return false;
}

function resultOf(evaluation: Evaluation | undefined): string {
  if (evaluation?.status === 'decided') return canonical(evaluation.output);

  return evaluation?.status === 'failed' ? evaluation.code : 'unknown';
}

function compiled(definition: DecisionDefinition): Decision & { readonly evaluate: (facts: Facts) => Evaluation } {
  const decision = compileDecision(definition);
  if (!decision.ok) throw new Error(JSON.stringify(decision));

  return decision.value;
}
