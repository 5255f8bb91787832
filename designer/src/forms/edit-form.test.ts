import { type FormDefinition, parseForm } from '@onething/forms';
import { placeOfField, withField, withFieldMoved, withoutField, withRequired, withSchema, withSettings } from './edit-form.js';

const form: FormDefinition = {
  id: 'apply',
  title: '申请',
  schema: {
    type: 'object',
    properties: { name: { type: 'string', title: '姓名', maxLength: 30 }, age: { type: 'integer', title: '年龄' } },
    required: ['name'],
  },
  layout: [
    { title: '一', fields: ['name', 'age'] },
    { title: '二', fields: [] },
  ],
};

describe('a form being built', () => {
  it('takes a new field at its place, and still reads', () => {
    const { form: next, name } = withField(form, 'choice', '家庭情况', { section: 0, at: 1 });
    expect(next.layout[0]?.fields).toEqual(['name', name, 'age']);
    expect(parseForm(next)).toMatchObject({ ok: true });
  });

  it('never gives two fields one name', () => {
    const once = withField(form, 'text', 'A', { section: 0, at: 0 });
    expect(withField(once.form, 'text', 'B', { section: 0, at: 0 }).name).not.toBe(once.name);
  });

  it('moves a field within a section and into another one', () => {
    expect(withFieldMoved(form, 'age', { section: 0, at: 0 }).layout[0]?.fields).toEqual(['age', 'name']);
    expect(placeOfField(withFieldMoved(form, 'age', { section: 1, at: 0 }), 'age')).toEqual({ section: 1, at: 0 });
  });

  it('asks a field only where a condition holds, must be answered, and forgets both with the field', () => {
    const asked = withRequired(withSettings(form, 'age', { visibleWhen: { fact: 'name', operator: 'equal', value: '李强' } }), 'age', true);
    expect(asked).toMatchObject({ fields: { age: { visibleWhen: { fact: 'name' } } }, schema: { required: ['name', 'age'] } });
    const without = withoutField(asked, 'age');
    expect(JSON.stringify(without)).not.toContain('age');
    expect(withSettings(asked, 'age', { visibleWhen: undefined }).fields).toEqual({});
  });

  it('changes what is asked', () => {
    expect(withSchema(form, 'age', { title: '周岁' }).schema.properties.age).toEqual({ type: 'integer', title: '周岁' });
  });
});
