import { translateForm } from './translate-form.js';
import { application } from './validation/validation.fixture.js';

describe('a form in another language', () => {
  const english = translateForm(
    application,
    {
      '/forms/apply.json/title': 'Certificate of schooling',
      '/forms/apply.json/schema/properties/mobile/title': 'Mobile number',
      '/forms/apply.json/schema/properties/applyType/oneOf/0/title': 'Myself',
      '/forms/apply.json/schema/properties/reason/enum/0': 'Lost',
      '/forms/apply.json/schema/properties/members/items/properties/name/title': 'Name of the member',
      '/forms/apply.json/layout/0/title': 'Applicant',
      '/forms/apply.json/fields/certNo/message': 'Digits, capitals and hyphens only',
    },
    '/forms/apply.json',
  );

  it('has the texts that are translated', () => {
    expect(english.title).toBe('Certificate of schooling');
    expect(english.schema.properties.mobile?.title).toBe('Mobile number');
    expect(english.schema.properties.applyType?.oneOf?.[0]).toEqual({ const: 'self', title: 'Myself' });
    expect(english.schema.properties.members?.items?.properties?.name?.title).toBe('Name of the member');
    expect(english.layout[0]?.title).toBe('Applicant');
    expect(english.fields?.certNo?.message).toBe('Digits, capitals and hyphens only');
  });

  it('keeps values and turns a translated list of values into titled options', () => {
    expect(english.schema.properties.reason).toEqual({
      type: 'string',
      title: '申请原因',
      oneOf: [
        { const: '遗失', title: 'Lost' },
        { const: '损坏', title: '损坏' },
        { const: '其他', title: '其他' },
      ],
    });
  });

  it('is the same form where nothing is translated', () => expect(translateForm(application, {}, '/forms/apply.json')).toEqual(application));
});
