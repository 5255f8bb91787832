import { type Condition, evaluateCondition, type Facts, operators, type Value } from '@onething/rules';
import fc from 'fast-check';
import { Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine';

const value: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom<Value>(null, true, false, 0, 1, -1, 2.5, 100, '', 'a', 'ab', '1', '12abc', '2026-01-01', '2026-09-14'),
  fc.array(fc.constantFrom<Value>(null, 0, 1, 'a', '1'), { maxLength: 3 }),
);
const inner = fc.record({ p: value, q: fc.record({ r: value }) });
const complete = fc.record({ a: value, b: value, c: value, box: inner });
const operator = fc.constantFrom(...Object.keys(operators));
/** `in` asks for a list or a text; without one json-rules-engine throws, so it has no opinion. */
const container: fc.Arbitrary<Value> = fc.oneof(fc.array(fc.constantFrom<Value>(null, 0, 1, 'a', '1'), { maxLength: 3 }), fc.constantFrom<Value>('abc', '12'));
const place = fc.constantFrom({ fact: 'a' }, { fact: 'b' }, { fact: 'c' }, { fact: 'box', path: '$.p' }, { fact: 'box', path: '$.q.r' });

const comparison = fc
  .tuple(place, operator, value, container, fc.boolean(), place)
  .map(([left, name, constant, list, byFact, right]) =>
    isMembership(name) ? { ...left, operator: name, value: list } : { ...left, operator: name, value: byFact ? right : constant },
  );

const condition = fc.letrec<{ whole: object }>((tie) => ({
  whole: fc.oneof(
    { maxDepth: 3 },
    comparison,
    fc.array(tie('whole'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('whole'), { maxLength: 3 }).map((any) => ({ any })),
    tie('whole').map((not) => ({ not })),
  ),
})).whole;

describe('our conditions and json-rules-engine', () => {
  it('agree on every complete set of facts', async () => {
    const property = fc.asyncProperty(condition, complete, async (asked, facts) => {
      expect(evaluateCondition(ours(asked), facts).truth).toBe(await secondOpinion(asked, facts));
    });
    const run = await fc.check(property, { numRuns: 3000 });
    process.stdout.write(`seed ${run.seed}, ${run.numRuns} cases\n`);
    if (run.failed) throw new Error(fc.defaultReportMessage(run));
  });
});

function isMembership(name: string): boolean {
  return name === 'in' || name === 'notIn';
}

async function secondOpinion(asked: object, facts: Facts): Promise<boolean> {
  const engine = new Engine([{ conditions: theirs({ all: [asked] }), event: { type: 'holds' } }]);
  const { events } = await engine.run({ ...facts });

  return events.length > 0;
}

/** The generator makes valid conditions; both sides get the same JSON. */
function ours(asked: object): Condition {
  return asked as Condition;
}

function theirs(asked: { all: object[] }): TopLevelCondition {
  return { all: asked.all.map((part) => part as NestedCondition) };
}
