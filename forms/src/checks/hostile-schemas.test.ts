import type { FormDefinition, Schema } from '../definition.js';
import { parseForm } from '../parse-form.js';
import { validateSubmission } from '../validation/validate-submission.js';
import { checkForm } from './check-form.js';

const formWith = (field: object, beside: object = {}) => ({
  id: 'test',
  title: '表单',
  schema: { type: 'object', properties: { a: { title: '甲', ...field } }, ...beside },
  layout: [{ title: '内容', fields: ['a'] }],
});
const read = (field: object, beside: object = {}): FormDefinition => {
  const form = parseForm(formWith(field, beside));
  if (!form.ok) throw new Error(form.code);
  return form.value;
};
const sentences = { zh: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) };
const refusal = (code: string, place: string) => ({ ok: false, code: 'FORM_INVALID', problems: [{ code, place, message: sentences }] });
const context = { prefilled: {}, today: '2026-09-14' };

/** threats.md T9: what a schema from a stranger may try, each with code, place and sentence, or done in linear time. */
describe('a hostile schema', () => {
  it.each([
    ['a reference to the network', { $ref: 'http://evil.example/schema.json' }, {}, 'http://evil.example/schema.json'],
    ['a reference to a file', { $ref: 'other.json#/definitions/a' }, {}, 'other.json#/definitions/a'],
    ['a reference to itself', { $ref: '#/definitions/a' }, { definitions: { a: { $ref: '#/definitions/a' } } }, '#/definitions/a'],
    [
      'references in a circle',
      { $ref: '#/definitions/a' },
      { definitions: { a: { type: 'object', properties: { b: { $ref: '#/definitions/b' } } }, b: { type: 'array', items: { $ref: '#/definitions/a' } } } },
      '#/definitions/a',
    ],
    ['definitions that unfold without end', { $ref: '#/definitions/d0' }, { definitions: doubling(30) }, '#/definitions'],
  ])('is refused: %s', (_, field, beside, reference) => {
    const answer = parseForm(formWith(field, beside));
    expect(answer).toMatchObject({
      ok: false,
      code: 'FORM_INVALID',
      problems: [{ code: 'SCHEMA_REFERENCE', place: expect.stringContaining('/schema/properties/a'), message: sentences }],
    });
    expect(JSON.stringify(answer)).toContain(reference);
  });

  it('is refused: nested 5,000 deep, at the depth where reading ends', () => {
    const deep = Array.from({ length: 5000 }).reduce<Schema>((inner) => ({ type: 'object', title: '组', properties: { a: inner } }), { type: 'string' });
    expect(parseForm(formWith(deep))).toMatchObject(refusal('JSON_TOO_DEEP', expect.stringMatching(/^\/schema\/properties\/a/)));
  });

  it.each([
    ['10,000 choices of a oneOf', { type: 'string', oneOf: Array.from({ length: 10_000 }, (_, i) => ({ const: `${i}`, title: '选' })) }, 'JSON_TOO_LARGE'],
    ['10,000 schemas in a oneOf', { type: 'string', oneOf: Array.from({ length: 6000 }, () => ({ type: 'string' })) }, 'FORM_SHAPE'],
  ])('is refused: %s', (_, field, code) => {
    const answer = parseForm(formWith(field));
    if (answer.ok)
      expect(checkForm(answer.value)).toContainEqual(
        expect.objectContaining({ severity: 'error', code: 'SCHEMA_VALUE', place: '/schema/properties/a/oneOf', message: sentences }),
      );
    else expect(answer).toMatchObject({ code: 'FORM_INVALID', problems: expect.arrayContaining([expect.objectContaining({ code, message: sentences })]) });
  });

  it.each(['(?=a)b', '(a)\\1', '(?<!a)b'])('is refused: the pattern %s, which needs an engine that goes back', (pattern) => {
    expect(checkForm(read({ type: 'string', pattern }))).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'PATTERN_NOT_ALLOWED', place: '/schema/properties/a/pattern', message: sentences }),
    );
  });

  it.each(['^(a+)+$', '^(a|aa)+$', '^(.*a){20}$', '^([a-z]+)*\\d$'])('is matched in linear time: %s against 2,000 letters', (pattern) => {
    const form = read({ type: 'string', pattern });
    expect(checkForm(form)).toEqual([]);
    // An engine that goes back would still be at it when the sun has burnt out.
    expect(validateSubmission(form, { a: `${'a'.repeat(1999)}!` }, context)).toMatchObject({
      status: 'invalid',
      problems: [{ place: '/a', message: sentences }],
    });
  });

  it('is answered at once: entries of which no two may be equal, by the thousand', () => {
    const form = read({ type: 'array', uniqueItems: true, maxItems: 1000, items: { type: 'string', title: '项' } });
    const entries = Array.from({ length: 1000 }, (_, index) => `第${index}项`);
    expect(validateSubmission(form, { a: entries }, context)).toMatchObject({ status: 'valid' });
    const said = (name: string, first: boolean) => (first ? { x: name, y: '1' } : { y: '1', x: name });
    const objects = read({
      type: 'array',
      uniqueItems: true,
      items: { type: 'object', title: '项', properties: { x: { type: 'string', title: '一' }, y: { type: 'string', title: '二' } } },
    });
    expect(validateSubmission(objects, { a: [said('a', true), said('a', false)] }, context)).toMatchObject({
      problems: [{ code: 'ENTRIES_REPEATED', place: '/a' }],
    });
    expect(validateSubmission(objects, { a: [said('a', true), said('b', false)] }, context)).toMatchObject({ status: 'valid' });
    expect(validateSubmission(form, { a: [...entries.slice(1), '第1项'] }, context)).toMatchObject({
      status: 'invalid',
      problems: [{ code: 'ENTRIES_REPEATED' }],
    });
    expect(validateSubmission(form, { a: Array.from({ length: 15_000 }, (_, index) => `${index}`) }, context)).toMatchObject({
      status: 'invalid',
      problems: [{ code: 'TOO_MANY_ENTRIES' }],
    });
  });
});

/** Each definition holds the next one twice: thirty lines that would unfold to a thousand million. */
function doubling(count: number): Readonly<Record<string, object>> {
  const one = (index: number) => {
    const next = index + 1 < count ? { $ref: `#/definitions/d${index + 1}` } : { type: 'string' };
    return { type: 'object', properties: { a: next, b: next } };
  };
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`d${index}`, one(index)]));
}
