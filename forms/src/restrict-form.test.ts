import type { FormDefinition } from './definition.js';
import { openAnswers, restrictForm, supplementableFields } from './restrict-form.js';
import { supplementProblems } from './supplement-problems.js';
import { validateSubmission } from './validation/validate-submission.js';

const today = '2026-09-14';
const application: FormDefinition = {
  id: 'apply',
  title: '申请',
  schema: {
    type: 'object',
    properties: {
      name: { type: 'string', title: '姓名' },
      income: { type: 'integer', title: '月收入' },
      disaster: { type: 'boolean', title: '受灾' },
      disasterText: { type: 'string', title: '受灾情况' },
    },
    required: ['name', 'income'],
  },
  layout: [{ title: '申请', fields: ['name', 'income', 'disaster', 'disasterText'] }],
  fields: {
    name: { readOnly: true, prefill: { from: 'applicant', path: 'name' } },
    disasterText: {
      visibleWhen: { fact: 'disaster', operator: 'equal', value: true },
      requiredWhen: { fact: 'disaster', operator: 'equal', value: true },
    },
  },
};
const answered = { name: '王芳', income: 1200, disaster: false };

describe('an application that is asked again', () => {
  it('takes the marked fields only; the other answers stay as they were', () => {
    const form = restrictForm(application, ['income'], answered);
    expect(validateSubmission(form, { income: 980 }, { today, prefilled: answered })).toEqual({ status: 'valid', values: { ...answered, income: 980 } });
    expect(validateSubmission(form, { income: 980, disaster: true }, { today, prefilled: answered })).toMatchObject({
      status: 'invalid',
      problems: [{ place: '/disaster' }],
    });
    expect(openAnswers(application, ['income'], answered)).toEqual({ income: 1200 });
  });

  it('opens what an open answer may bring up', () => {
    const form = restrictForm(application, ['disaster'], answered);
    expect(validateSubmission(form, { disaster: true, disasterText: '水灾' }, { today, prefilled: answered })).toMatchObject({
      status: 'valid',
      values: { disaster: true, disasterText: '水灾' },
    });
    expect(validateSubmission(form, { disaster: true }, { today, prefilled: answered })).toMatchObject({
      status: 'invalid',
      problems: [{ place: '/disasterText' }],
    });
  });

  it('never opens what a register gave', () => {
    expect(supplementableFields(application)).toEqual(['income', 'disaster', 'disasterText']);
    expect(restrictForm(application, ['name'], answered).fields?.name?.readOnly).toBe(true);
  });
});

describe('a list of what is missing', () => {
  const entry = { type: 'object', properties: { field: { type: 'string', title: '字段' }, note: { type: 'string', title: '说明' } } } as const;
  const review: FormDefinition = {
    ...{ id: 'review', title: '审核', layout: [{ title: '审核', fields: ['items'] }], fields: { items: { widget: 'supplement' } } },
    schema: { type: 'object', properties: { items: { type: 'array', title: '补正', items: entry } } },
  };

  it.each([
    [[{ field: 'income', note: '不符' }], []],
    [[{ field: 'name', note: '不符' }], ['SUPPLEMENT_FIELD_UNKNOWN /items/0']],
    [
      [
        { field: 'income', note: '一' },
        { field: 'income', note: '二' },
      ],
      ['SUPPLEMENT_FIELD_TWICE /items/1'],
    ],
    [[{ field: '__proto__', note: '一' }], ['SUPPLEMENT_FIELD_UNKNOWN /items/0']],
  ])('%j', (items, problems) => {
    expect(supplementProblems(review, { items }, application).map(({ code, place }) => `${code} ${place}`)).toEqual(problems);
  });
});
