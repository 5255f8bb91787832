import type { FormDefinition } from '@onething/forms';
import { submittedAnswers } from './submitted.js';

const form: FormDefinition = {
  id: 'apply',
  title: '申请表',
  layout: [{ title: '本人', fields: ['name', 'stage', 'truth', 'trustee', 'aid'] }],
  schema: {
    type: 'object',
    properties: {
      name: { type: 'string', title: '姓名' },
      stage: { type: 'string', title: '学段', oneOf: [{ const: 'senior', title: '普通高中' }] },
      truth: { type: 'boolean', title: '承诺属实' },
      trustee: { type: 'object', title: '受托人', properties: { name: { type: 'string', title: '受托人姓名' } } },
      aid: { type: 'integer', format: 'money', title: '金额' },
    },
  },
};

describe('submittedAnswers', () => {
  it('reads the submission back in the words of the form', () => {
    const answers = submittedAnswers(form, { name: '李强', stage: 'senior', truth: true, trustee: { name: '王芳' }, aid: 150_000 });

    expect(answers.map(({ title, value }) => [title, value.kind === 'text' ? value.text : value.kind])).toEqual([
      ['姓名', '李强'],
      ['学段', '普通高中'],
      ['承诺属实', 'yes'],
      ['受托人姓名', '王芳'],
      ['金额', '¥1500.00'],
    ]);
  });

  it('leaves out what was not asked, not answered or is hidden', () => {
    expect(submittedAnswers(form, { name: '', secret: 'x' })).toEqual([]);
    expect(submittedAnswers({ ...form, fields: { name: { hidden: true } } }, { name: '李强' })).toEqual([]);
  });
});
