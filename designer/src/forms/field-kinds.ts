import type { Schema } from '@onething/forms';

/** A kind of question that can be added, with the schema it begins with. A new kind is a line here and its title in the two languages. */
export const fieldKinds = {
  text: { type: 'string', maxLength: 100 },
  longText: { type: 'string', maxLength: 1000 },
  number: { type: 'number' },
  money: { type: 'integer', format: 'money', minimum: 0 },
  date: { type: 'string', format: 'date' },
  choice: { type: 'string', enum: ['选项一', '选项二'] },
  yesNo: { type: 'boolean' },
  idcard: { type: 'string', format: 'idcard' },
  mobile: { type: 'string', format: 'mobile' },
  file: { type: 'string', format: 'file' },
  group: {
    ...{ type: 'array', minItems: 1, maxItems: 20 },
    items: { type: 'object', required: ['text1'], properties: { text1: { type: 'string', maxLength: 100, title: '内容' } } },
  },
} as const satisfies Readonly<Record<string, Schema>>;

export type FieldKind = keyof typeof fieldKinds;

/** All kinds, in the order of the palette. */
export const kindNames: readonly FieldKind[] = ['text', 'longText', 'number', 'money', 'date', 'choice', 'yesNo', 'idcard', 'mobile', 'file', 'group'];
