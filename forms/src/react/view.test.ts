import type { Schema } from '../definition.js';
import { application } from '../validation/validation.fixture.js';
import { fieldWidget } from './field-widget.js';
import { showBytes } from './show-bytes.js';
import { showValue } from './show-value.js';
import { errorSchema, idOf, placeProblems } from './shown-problems.js';
import { finishedText, keyboardFor, typedNumber } from './typed-text.js';
import { viewSchema } from './view-schema.js';
import { viewTexts } from './view-texts.js';

const zh = viewTexts('zh');

describe('how a field is asked', () => {
  it.each<[Schema, string | undefined, string | undefined]>([
    [{ type: 'string' }, undefined, 'text'],
    [{ type: 'string', maxLength: 200 }, undefined, 'textarea'],
    [{ type: 'string', maxLength: 200 }, 'text', 'text'],
    [{ type: 'string', maxLength: 20 }, 'textarea', 'textarea'],
    [{ type: 'string', enum: ['a', 'b'] }, undefined, 'radio'],
    [{ type: 'string', enum: ['a', 'b', 'c', 'd', 'e', 'f'] }, undefined, 'select'],
    [{ type: 'string', enum: ['a', 'b'] }, 'select', 'select'],
    [{ type: 'string' }, 'suggest', 'suggest'],
    [{ type: 'string', format: 'date' }, undefined, 'date'],
    [{ type: 'string', format: 'file' }, undefined, 'file'],
    [{ type: 'array', items: { type: 'string', format: 'file' } }, undefined, 'file'],
    [{ type: 'integer', format: 'money' }, undefined, 'money'],
    [{ type: 'integer' }, undefined, 'number'],
    [{ type: 'boolean', const: true }, undefined, 'checkbox'],
    [{ type: 'boolean' }, undefined, 'yesNo'],
    [{ type: 'boolean' }, 'checkbox', 'checkbox'],
    [{ type: 'array', items: { type: 'string', enum: ['a'] } }, undefined, 'checkboxes'],
    [{ type: 'array', items: { type: 'object' } }, undefined, undefined],
    [{ type: 'object' }, undefined, undefined],
  ])('%j with the widget %s: %s', (schema, widget, asked) => expect(fieldWidget(schema, widget ? { widget } : undefined, false)).toBe(asked));

  it('is a list of the options given from outside', () => expect(fieldWidget({ type: 'string' }, undefined, true)).toBe('select'));
});

describe('what rjsf draws', () => {
  const { schema, uiSchema } = viewSchema(application, ['applyType', 'mobile', 'days'], new Set(['mobile']), {});

  it('is the visible fields without the checks', () => {
    expect(Object.keys(schema.properties ?? {})).toEqual(['applyType', 'mobile', 'days']);
    expect(schema.required).toEqual(['mobile']);
    expect(schema.properties?.mobile).toEqual({ type: 'string', title: '手机号', description: undefined });
  });

  it('says how each is asked', () => {
    expect([uiSchema.applyType, uiSchema.mobile, uiSchema.days].map((field) => field['ui:widget'])).toEqual(['radio', 'text', 'checkboxes']);
  });
});

describe('an answer as text', () => {
  it.each<[Schema, unknown, string]>([
    [{ type: 'string', oneOf: [{ const: 'self', title: '本人' }] }, 'self', '本人'],
    [{ type: 'integer', format: 'money' }, 123456, '1,234.56 元'],
    [{ type: 'boolean' }, false, '否'],
    [{ type: 'array', items: { type: 'string', oneOf: [{ const: 'a', title: '甲' }] } }, ['a', 'b'], '甲、b'],
    [{ type: 'object', properties: { name: { type: 'string', title: '姓名' } } }, { name: '李强' }, '姓名：李强'],
    [{ type: 'string' }, undefined, ''],
    [{ type: 'string' }, null, ''],
    [{ type: 'integer' }, 0, '0'],
  ])('%j %j: %s', (schema, value, text) => expect(showValue(schema, value, zh)).toBe(text));

  it('takes the title of an option given from outside', () =>
    expect(showValue({ type: 'string' }, 's1', zh, [{ value: 's1', label: '西湖第一中学' }])).toBe('西湖第一中学'));

  it.each([
    [500, '500 B'],
    [204_800, '200 KB'],
    [1_572_864, '1.5 MB'],
  ])('%d bytes: %s', (bytes, text) => expect(showBytes(bytes)).toBe(text));
});

describe('what is typed', () => {
  it.each([
    ['２００８', 2008],
    ['-3.5', -3.5],
    ['', undefined],
    ['12岁', '12岁'],
    ['1.', '1.'],
    ['1e5', '1e5'],
  ])('as a number: %s → %p', (typed, value) => expect(typedNumber(typed)).toBe(value));

  it('is shown in canonical form when it is finished', () => {
    expect(finishedText({ type: 'string', format: 'idcard' }, '330106 20190901 000x')).toBe('33010620190901000X');
    expect(finishedText({ type: 'string' }, ' 搬家 ')).toBe('搬家');
  });

  it('gets a fitting keyboard', () => {
    expect([{ format: 'mobile' }, { type: 'integer' as const }, { type: 'number' as const }, { format: 'idcard' }].map(keyboardFor)).toEqual([
      'tel',
      'numeric',
      'decimal',
      'text',
    ]);
  });
});

describe('problems on the screen', () => {
  const problems = placeProblems(
    [
      { place: '/members/0/name', message: { zh: '请填写姓名', en: 'Name, please' } },
      { place: '', message: '已截止' },
    ],
    'apply',
    'en',
  );

  it('belong to the control of their place', () => {
    expect(idOf('apply', '/members/0/name')).toBe('apply_members_0_name');
    expect(problems).toEqual([
      { id: 'apply_members_0_name', place: '/members/0/name', text: 'Name, please' },
      { id: 'apply', place: '', text: '已截止' },
    ]);
  });

  it('reach their fields', () => {
    expect(errorSchema(problems)).toMatchObject({ __errors: ['已截止'], members: { 0: { name: { __errors: ['Name, please'] } } } });
  });
});
