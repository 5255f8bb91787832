import { Ajv } from 'ajv';
import fc from 'fast-check';
import type { FormDefinition, Schema } from '../definition.js';
import { formats } from '../formats/index.js';
import { formLimits } from './form-limits.js';
import { validateSubmission } from './validate-submission.js';

/** Random forms with random answers, about half of them valid, judged by our interpreter and by the ecosystem's compiler. */
const seed = Number(process.env.FORMS_SEED ?? 20260914);
const today = '2026-09-14';

/** A schema with an answer that fits it and answers that do not. */
interface Case {
  readonly schema: Schema;
  readonly fits: fc.Arbitrary<unknown>;
  readonly fails: fc.Arbitrary<unknown>;
}

const letters = fc.string({ unit: fc.constantFrom(...'abcxyz019李𬎆'), minLength: 1, maxLength: 8 });

const textCase = fc.tuple(fc.nat(3), fc.nat(4)).map(([least, more]): Case => {
  const most = Math.max(1, least + more);
  const text = (minLength: number, maxLength: number) => fc.string({ unit: fc.constantFrom(...'abc李𬎆'), minLength, maxLength });
  return {
    schema: { type: 'string', title: '文字', minLength: least, maxLength: most },
    fits: text(Math.max(1, least), most),
    fails: fc.oneof(text(most + 1, most + 5), fc.integer(), fc.boolean(), fc.constant(['a'])),
  };
});

const numberCase = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.nat(50), fc.boolean()).map(
  ([least, more, whole]): Case => ({
    schema: { type: whole ? 'integer' : 'number', title: '数字', minimum: least, maximum: least + more },
    fits: fc.integer({ min: least, max: least + more }),
    fails: fc.oneof(
      fc.integer({ min: least + more + 1, max: 1000 }),
      fc.integer({ min: -1000, max: least - 1 }),
      letters,
      ...(whole ? [fc.constant(least + 0.5)] : []),
    ),
  }),
);

const choiceCase = fc.uniqueArray(letters, { minLength: 1, maxLength: 4 }).chain((options) =>
  fc.boolean().map(
    (titled): Case => ({
      schema: titled
        ? { type: 'string', title: '选择', oneOf: options.map((option) => ({ const: option, title: option })) }
        : { type: 'string', title: '选择', enum: options },
      fits: fc.constantFrom(...options),
      fails: fc.oneof(
        letters.filter((text) => !options.includes(text)),
        fc.integer(),
      ),
    }),
  ),
);

const patternCase = fc.constantFrom('^[a-c]+$', 'x', '^\\d{2,4}$', '^(a|b)*$', '李').map(
  (pattern): Case => ({
    schema: { type: 'string', title: '式样', pattern },
    fits: letters.filter((text) => new RegExp(pattern, 'u').test(text)),
    fails: letters.filter((text) => !new RegExp(pattern, 'u').test(text)),
  }),
);

const formatCase = fc
  .constantFrom(
    ['idcard', '330102201908310005', '330102201908310000'],
    ['mobile', '13800000000', '12800000000'],
    ['date', '2024-02-29', '2023-02-29'],
    ['uscc', '12330199XYXYXY0161', '12330199XYXYXY016A'],
  )
  .map(
    ([format = '', good, bad]): Case => ({
      schema: { type: 'string', title: '格式', format },
      fits: fc.constant(good),
      fails: fc.oneof(fc.constant(bad), letters),
    }),
  );

const booleanCase = fc.boolean().map(
  (promised): Case => ({
    schema: promised ? { type: 'boolean', title: '承诺', const: true } : { type: 'boolean', title: '是否' },
    fits: promised ? fc.constant(true) : fc.boolean(),
    fails: promised ? fc.oneof(fc.constant(false), letters) : letters,
  }),
);

const plainCase = fc.oneof(textCase, numberCase, choiceCase, patternCase, formatCase, booleanCase);

const listCase = plainCase.chain((entry) =>
  fc.tuple(fc.nat(2), fc.nat(2)).map(([least, more]): Case => {
    const most = Math.max(1, least + more);
    return {
      schema: { type: 'array', title: '列表', minItems: least, maxItems: most, items: entry.schema },
      fits: fc.array(entry.fits, { minLength: Math.max(1, least), maxLength: most }),
      fails: fc.oneof(
        fc.array(entry.fits, { minLength: most + 1, maxLength: most + 3 }),
        entry.fails.map((wrong) => [wrong]),
        letters,
      ),
    };
  }),
);

const groupCase = fc.tuple(plainCase, plainCase, fc.boolean()).map(
  ([a, b, needed]): Case => ({
    schema: { type: 'object', title: '组', required: needed ? ['a', 'b'] : ['a'], properties: { a: a.schema, b: b.schema } },
    fits: fc.record({ a: a.fits, b: b.fits }),
    fails: fc.oneof(fc.record({ a: a.fails, b: b.fits }), fc.record({ a: a.fits, b: b.fails }), fc.record({ b: b.fits })),
  }),
);

const anyCase = fc.oneof({ weight: 4, arbitrary: plainCase }, listCase, groupCase);

/** A form of one to four fields with answers: each field fits, fails or is left out. */
const formAndAnswers = fc.array(fc.tuple(anyCase, fc.boolean()), { minLength: 1, maxLength: 4 }).chain((cases) => {
  const names = cases.map((_, i) => `f${i}`);
  const answer = fc.tuple(
    ...cases.map(([{ fits, fails }]) =>
      fc.oneof(
        { weight: 7, arbitrary: fits.map((value) => ({ value })) },
        { weight: 2, arbitrary: fails.map((value) => ({ value })) },
        { weight: 1, arbitrary: fc.constant({ value: undefined }) },
      ),
    ),
  );
  const schema = {
    type: 'object' as const,
    required: names.filter((_, i) => cases[i]?.[1]),
    properties: Object.fromEntries(cases.map(([{ schema }], i) => [`f${i}`, schema])),
  };
  const form: FormDefinition = { id: 'random', title: '随机', schema, layout: [{ title: '全部', fields: names }] };
  return answer.map((values) => ({ form, answers: Object.fromEntries(values.flatMap(({ value }, i) => (value === undefined ? [] : [[`f${i}`, value]]))) }));
});

const ajv = new Ajv({ strict: false, unicodeRegExp: true });
for (const format of formats.filter(({ name }) => name !== 'money')) {
  ajv.addFormat(format.name, { validate: (text: string) => format.check(text, { today }) === undefined });
}

function oracle(form: FormDefinition): (answers: unknown) => boolean {
  return ajv.compile(form.schema);
}

describe('against ajv', () => {
  it('a submission is valid exactly when ajv says so', () => {
    let valid = 0;
    let total = 0;
    fc.assert(
      fc.property(formAndAnswers, ({ form, answers }) => {
        const ours = validateSubmission(form, answers, { today, prefilled: {} }).status === 'valid';
        total += 1;
        valid += ours ? 1 : 0;
        expect({ answers, valid: ours }).toEqual({ answers, valid: oracle(form)(answers) });
      }),
      { seed, numRuns: 500 },
    );
    // A generator that makes only invalid objects would agree with anything.
    expect(valid / total).toBeGreaterThan(0.35);
    expect(valid / total).toBeLessThan(0.75);
  }, 60_000);

  it('what was accepted once is accepted again, unchanged', () => {
    fc.assert(
      fc.property(formAndAnswers, ({ form, answers }) => {
        const first = validateSubmission(form, answers, { today, prefilled: {} });
        if (first.status === 'valid') expect(validateSubmission(form, first.values, { today, prefilled: {} })).toEqual(first);
      }),
      { seed, numRuns: 500 },
    );
  }, 60_000);

  it('anything at all gets an answer, never an exception', () => {
    fc.assert(
      fc.property(formAndAnswers, fc.object({ maxDepth: 4, withBigInt: false, withNullPrototype: true }), fc.anything(), ({ form }, members, whatever) => {
        const names = Object.keys(form.schema.properties);
        const sent = Object.fromEntries(names.map((name, i) => [name, Object.values(members)[i]]));
        for (const json of [sent, members, whatever]) expect(validateSubmission(form, json, { today, prefilled: {} }).status).toMatch(/^(in)?valid$/);
      }),
      { seed, numRuns: 500 },
    );
  }, 60_000);

  it('has the caps that ajv has not', () => expect([formLimits.textLength, formLimits.listLength]).toEqual([2000, 200]));
});
