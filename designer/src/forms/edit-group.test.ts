import { parseForm } from '@onething/forms';
import { withField } from './edit-form.js';
import { questionsOf, withoutQuestion, withQuestion, withQuestionTitle } from './edit-group.js';
import { withoutSection, withSection, withSectionMoved, withSectionText } from './edit-sections.js';

const form = {
  ...{ id: 'apply', title: '申请' },
  schema: { type: 'object' as const, properties: { name: { type: 'string' as const, title: '姓名', maxLength: 30 } } },
  layout: [{ title: '一', fields: ['name'] }],
};

it('a group that is answered several times is added, gets questions and loses them, and still reads', () => {
  const { form: grouped, name } = withField(form, 'group', '家庭成员', { section: 0, at: 1 });
  const more = withQuestionTitle(withQuestion(grouped, name, 'date', '日期'), name, 'date1', '出生日期');
  expect(Object.values(questionsOf(more.schema.properties[name]) ?? {}).map(({ title }) => title)).toEqual(['内容', '出生日期']);
  expect(parseForm(more)).toMatchObject({ ok: true });
  const less = withoutQuestion(more, name, 'date1');
  expect(withoutQuestion(less, name, Object.keys(questionsOf(less.schema.properties[name]) ?? {})[0] ?? '')).toEqual(less);
});

it('sections are added, named, moved and taken away; no field is lost', () => {
  const two = withSectionText(withSection(form, '新的一节'), 1, { title: '二', help: '请如实填写' });
  expect(two.layout).toEqual([
    { title: '一', fields: ['name'] },
    { title: '二', fields: [], help: '请如实填写' },
  ]);
  expect(withSectionMoved(two, 1, -1).layout.map(({ title }) => title)).toEqual(['二', '一']);
  expect(withoutSection(two, 0).layout).toEqual([{ title: '二', fields: ['name'], help: '请如实填写' }]);
  expect(withoutSection(form, 0)).toBe(form);
  expect(withSectionText(two, 1, { help: '' }).layout[1]).toEqual({ title: '二', fields: [] });
});
