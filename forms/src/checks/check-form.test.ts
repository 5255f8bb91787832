import type { FieldSettings, FormDefinition, Schema } from '../definition.js';
import { parseForm } from '../parse-form.js';
import { application } from '../validation/validation.fixture.js';
import { checkForm } from './check-form.js';

function formWith(properties: object, rest: object = {}): FormDefinition {
  const form: FormDefinition = {
    id: 'test',
    title: '表单',
    schema: { type: 'object', properties: { ...properties } },
    layout: [{ title: '内容', fields: Object.keys(properties) }],
  };
  return { ...form, ...rest };
}

function codesOf(form: FormDefinition): readonly string[] {
  return checkForm(form).map(({ code, place }) => `${code} ${place}`);
}

const field = (schema: object) => codesOf(formWith({ a: { type: 'string', title: '甲', ...schema } }));
const settings = (fields: Readonly<Record<string, FieldSettings>>, required: readonly string[] = []) =>
  codesOf({
    ...formWith({}),
    schema: {
      type: 'object',
      required,
      properties: { a: { type: 'string', title: '甲' }, b: { type: 'string', title: '乙' }, c: { type: 'integer', title: '丙' } },
    },
    layout: [{ title: '内容', fields: ['a', 'b', 'c'] }],
    fields,
  });

describe('a form', () => {
  it('without mistakes has no findings', () => expect(checkForm(application)).toEqual([]));

  it.each<[object, readonly string[]]>([
    [{ patternProperties: {} }, ['SCHEMA_KEYWORD /schema/properties/a/patternProperties']],
    [{ allOf: [] }, ['SCHEMA_KEYWORD /schema/properties/a/allOf']],
    [{ $ref: '#/definitions/x' }, ['SCHEMA_KEYWORD /schema/properties/a/$ref']],
    [{ type: undefined }, ['SCHEMA_VALUE /schema/properties/a/type', 'SCHEMA_TYPE /schema/properties/a']],
    [{ title: '' }, ['FIELD_WITHOUT_TITLE /schema/properties/a']],
    [{ format: 'cn-id' }, ['FORMAT_UNKNOWN /schema/properties/a/format']],
    [{ format: 'money' }, ['FORMAT_TYPE /schema/properties/a/format']],
    [{ pattern: '(' }, ['PATTERN_NOT_ALLOWED /schema/properties/a/pattern']],
    [{ pattern: '(?=a)b' }, ['PATTERN_NOT_ALLOWED /schema/properties/a/pattern']],
    [{ pattern: '(a)\\1' }, ['PATTERN_NOT_ALLOWED /schema/properties/a/pattern']],
    [{ pattern: '^(a+)+$' }, []],
    [{ pattern: 'a'.repeat(501) }, ['SCHEMA_VALUE /schema/properties/a/pattern']],
    [{ minLength: 5, maxLength: 4 }, ['SCHEMA_RANGE /schema/properties/a/minLength']],
    [{ maxLength: 20_001 }, ['SCHEMA_LIMIT /schema/properties/a/maxLength']],
    [{ maxLength: -1 }, ['SCHEMA_VALUE /schema/properties/a/maxLength']],
    [{ enum: [] }, ['SCHEMA_VALUE /schema/properties/a/enum']],
    [{ enum: ['x', 'x'] }, ['SCHEMA_CHOICE /schema/properties/a']],
    [{ enum: ['x'], oneOf: [{ const: 'x', title: 'x' }] }, ['SCHEMA_CHOICE /schema/properties/a']],
    [{ oneOf: Array.from({ length: 10_000 }, (_, i) => ({ const: i, title: 'x' })) }, ['SCHEMA_VALUE /schema/properties/a/oneOf']],
    [{ oneOf: [{ type: 'string' }] }, ['SCHEMA_VALUE /schema/properties/a/oneOf']],
    [{ type: 'array' }, ['SCHEMA_TYPE /schema/properties/a']],
    [{ type: 'object' }, ['SCHEMA_TYPE /schema/properties/a']],
    [
      { type: 'object', properties: { b: { type: 'string' } }, required: ['c'] },
      ['REQUIRED_UNKNOWN_FIELD /schema/properties/a/required', 'FIELD_WITHOUT_TITLE /schema/properties/a/properties/b'],
    ],
  ])('with the field %j has %j', (schema, findings) => expect(field(schema)).toEqual(findings));

  it.each(['a.b', '__proto__', 'constructor', '1a', 'a b', '中文'])('refuses a field named %s', (name) => {
    const properties: Record<string, Schema> = Object.fromEntries([[name, { type: 'string', title: '甲' }]]);
    expect(codesOf({ ...formWith({}), schema: { type: 'object', properties }, layout: [{ title: '内容', fields: [name] }] })).toContain(
      `FIELD_NAME /schema/properties/${name}`,
    );
  });

  it('is refused when it is deeper or larger than a form can be', () => {
    const deep = Array.from({ length: 8 }).reduce<Schema>((inner) => ({ type: 'object', title: '组', properties: { a: inner } }), {
      type: 'string',
      title: '甲',
    });
    expect(codesOf(formWith({ a: deep }))).toContain(
      'SCHEMA_TOO_DEEP /schema/properties/a/properties/a/properties/a/properties/a/properties/a/properties/a/properties/a',
    );
    const many = Object.fromEntries(Array.from({ length: 301 }, (_, i) => [`f${i}`, { type: 'string', title: '甲' }]));
    expect(codesOf(formWith(many))).toEqual(['SCHEMA_TOO_MANY_FIELDS /schema']);
  });

  it('names every field in its layout exactly once', () => {
    const form = formWith(
      { a: { type: 'string', title: '甲' }, b: { type: 'string', title: '乙' } },
      {
        layout: [
          { title: '一', fields: ['a', 'x'] },
          { title: '二', fields: ['a'] },
        ],
      },
    );
    expect(codesOf(form)).toEqual(['LAYOUT_UNKNOWN_FIELD /layout/0/fields/1', 'LAYOUT_FIELD_TWICE /layout/1/fields/0', 'LAYOUT_FIELD_MISSING /layout']);
  });

  it('has settings for fields that exist, also inside groups', () => {
    expect(settings({ x: { help: '帮助' } })).toEqual(['SETTINGS_UNKNOWN_FIELD /fields/x']);
    const inside = {
      ...application,
      fields: { 'members.name': { personal: 'name' }, 'trustee.idNo': { readOnly: true }, 'members.x': {} },
    } satisfies FormDefinition;
    expect(codesOf(inside)).toEqual(['SETTING_INSIDE_GROUP /fields/trustee.idNo/readOnly', 'SETTINGS_UNKNOWN_FIELD /fields/members.x']);
  });

  it('does not require what nobody can fill', () => {
    expect(settings({ a: { readOnly: true } }, ['a'])).toEqual(['READ_ONLY_WITHOUT_SOURCE /fields/a']);
    expect(settings({ a: { readOnly: true } })).toEqual([]);
    expect(settings({ a: { readOnly: true, prefill: { from: 'applicant', path: 'name' } } }, ['a'])).toEqual([]);
  });

  it('hides only what nobody is asked', () => {
    const source = { from: 'applicant', path: 'name' } as const;
    expect(settings({ a: { hidden: true, readOnly: true, prefill: source } })).toEqual([]);
    for (const asked of [{ hidden: true }, { hidden: true, readOnly: true }, { hidden: true, prefill: source }])
      expect(settings({ a: asked })).toEqual(['HIDDEN_FIELD_ASKED /fields/a/hidden']);
  });

  it('has conditions over fields that exist, with values that they can have', () => {
    const when = (condition: FieldSettings['visibleWhen']) => settings({ a: { visibleWhen: condition } });
    expect(when({ fact: 'b', operator: 'equal', value: 'x' })).toEqual([]);
    expect(when({ fact: 'x', operator: 'equal', value: 'x' })).toEqual(['FACT_UNKNOWN /fields/a/visibleWhen']);
    expect(when({ all: [{ fact: 'c', operator: 'greaterThan', value: { expr: 'x + 1' } }] })[0]).toMatch(/^\w+ \/fields\/a\/visibleWhen\/all\/0/);
    expect(when({ fact: 'c', operator: 'equal', value: 'text' })).toEqual(['FACT_TYPE /fields/a/visibleWhen']);
    expect(when({ fact: 'applicant', path: 'name', operator: 'equal', value: '李强' })).toEqual([]);
    expect(when({ fact: 'params', path: 'limit', operator: 'equal', value: 1 })).toEqual([]);
  });

  it('may read the variables of the process that shows it', () => {
    const form = formWith({ a: { type: 'string', title: '甲' } }, { fields: { a: { visibleWhen: { fact: 'route', operator: 'equal', value: 'ARCHIVE' } } } });
    expect(checkForm(form, { facts: { route: { title: '路径', type: 'string' } } })).toEqual([]);
    expect(codesOf(form)).toEqual(['FACT_UNKNOWN /fields/a/visibleWhen']);
  });

  it('has no field whose visibility depends on itself', () => {
    const shows = (fact: string): FieldSettings => ({ visibleWhen: { fact, operator: 'notEqual', value: 'x' } });
    expect(settings({ a: shows('b'), b: shows('a') })).toEqual(['VISIBILITY_CIRCLE /fields/a/visibleWhen', 'VISIBILITY_CIRCLE /fields/b/visibleWhen']);
    expect(settings({ a: shows('a') })).toEqual(['VISIBILITY_CIRCLE /fields/a/visibleWhen']);
    expect(settings({ a: shows('b'), b: { requiredWhen: { fact: 'a', operator: 'equal', value: 'x' } } })).toEqual([]);
  });
});

describe('reading a form file', () => {
  const file = (properties: object, definitions: object) => ({ ...formWith(properties), schema: { type: 'object', properties, definitions } });
  const problemsOf = (json: unknown) => {
    const read = parseForm(json);
    return read.ok ? [] : (read.problems ?? []).map(({ code, place }) => `${code} ${place}`);
  };

  it('gives the form', () => {
    const read = parseForm(structuredClone(application));
    expect(read).toEqual({ ok: true, value: application });
  });

  it('puts a local reference in its place; the field keeps its own title', () => {
    const read = parseForm(file({ home: { $ref: '#/definitions/place', title: '家庭住址' } }, { place: { type: 'string', title: '地址', maxLength: 100 } }));
    expect(read).toMatchObject({ ok: true, value: { schema: { properties: { home: { type: 'string', title: '家庭住址', maxLength: 100 } } } } });
    expect(read.ok && checkForm(read.value)).toEqual([]);
  });

  it.each([
    ['http://example.com/x.json', {}],
    ['file:///etc/passwd', {}],
    ['#/definitions/missing', {}],
    ['#/definitions/a', { a: { $ref: '#/definitions/b' }, b: { $ref: '#/definitions/a' } }],
    ['#/definitions/a', { a: { type: 'object', properties: { next: { $ref: '#/definitions/a' } } } }],
    ['#/definitions/toString', {}],
  ])('refuses the reference %s with %j', ($ref, definitions) => {
    expect(problemsOf(file({ x: { $ref } }, definitions))[0]).toMatch(/^SCHEMA_REFERENCE \/schema\/properties\/x/);
  });

  it('refuses definitions that unfold beyond measure', () => {
    const levels = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [
        `l${i}`,
        { type: 'object', properties: Object.fromEntries(Array.from({ length: 10 }, (_, j) => [`p${j}`, { $ref: `#/definitions/l${i + 1}` }])) },
      ]),
    );
    const started = performance.now();
    expect(problemsOf(file({ x: { $ref: '#/definitions/l0' } }, { ...levels, l12: { type: 'string' } }))[0]).toMatch(/^SCHEMA_REFERENCE/);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it.each([
    [{ ...application, script: 'x' }, '/script'],
    [{ ...application, layout: [] }, '/layout'],
    [{ ...application, schema: { type: 'array' } }, '/schema/type'],
    [{ ...application, fields: { name: { onChange: 'x' } } }, '/fields/name/onChange'],
    [{ id: 'x' }, ''],
    [null, ''],
    [[], ''],
  ])('refuses a file of another shape (%#)', (json, place) => expect(problemsOf(json).map((problem) => problem.split(' ')[1])).toContain(place));

  it('refuses keys that could reach a prototype', () => {
    expect(problemsOf(JSON.parse('{"id":"x","fields":{"__proto__":{"readOnly":true}}}'))).toEqual(['KEY_NOT_ALLOWED /fields/__proto__']);
  });
});
