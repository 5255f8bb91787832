import { compileExpression, type FormulaDefinition, type Value } from '@onething/rules';
import fc from 'fast-check';
import { type OpenFacts, preparationsOf, reading } from './prepared-facts.js';

const record = fc.record(
  {
    status: fc.constantFrom<Value>('在籍', '休学', null),
    grade: fc.constantFrom<Value>('高一', '高二'),
    parts: fc.constantFrom<Value>([], [1]),
    no: fc.nat(9),
  },
  { requiredKeys: ['no'] },
);
const roll = fc.oneof(fc.array(record, { maxLength: 2 }), fc.constantFrom<Value | undefined>(undefined, null, 'none', [1, 2], []));
const people = fc.array(fc.record({ roll, day: fc.constantFrom('2026-09-01', '2026-09-02') }), { minLength: 1, maxLength: 30 });

describe('preparing people one after the other', () => {
  it.each([
    'some r in roll satisfies r.status = "在籍"',
    'if count(roll) = 0 then "" else coalesce(item at(roll, 1).grade, "")',
    'count(for r in roll return r)',
    'for r in roll return r.no',
    'count(for r in roll, p in r.parts return p)',
    'day',
    'roll',
    'if day = "2026-09-01" then count(roll) else 0',
  ])('gives each what the expression gives by itself: %s', (text) => {
    const compiled = compileExpression(text);
    if (!compiled.ok) throw new Error(compiled.message.en);
    fc.assert(
      fc.property(people, (everybody) => {
        const { read } = reading(compiled.value);
        for (const one of everybody) {
          const facts = one as Readonly<Record<string, Value>>;
          const alone = compiled.value.evaluate(facts);
          expect(read(one as OpenFacts)).toEqual(alone.status === 'value' ? alone.value : undefined);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('gives nothing of a formula that cannot be computed to its end, not even its first lines', () => {
    const formula: FormulaDefinition = {
      ...{ id: 'F', kind: 'formula', title: 'F', facts: {} },
      outputs: [
        { id: 'x', title: 'x', type: 'number', expr: 'a + 1' },
        { id: 'y', title: 'y', type: 'number', expr: 'x / b' },
      ],
    };
    const made = preparationsOf({ prepare: ['F'] }, { F: formula });
    if (!made.ok) throw new Error(made.code);
    const prepared = (facts: OpenFacts) => {
      for (const { give } of made.value) give(facts);
      return facts;
    };
    expect(prepared({ a: 1, b: 2 })).toEqual({ a: 1, b: 2, x: 2, y: 1 });
    expect(prepared({ a: 1, b: 0, x: 7 })).toEqual({ a: 1, b: 0, x: 7, y: undefined });
    expect(preparationsOf({ prepare: ['G'] }, { F: formula })).toMatchObject({ ok: false, code: 'DECISION_NOT_FOUND' });
  });
});
