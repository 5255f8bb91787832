import type { Schema } from '@cfworker/json-schema';

/** `i18n/en.json`: English texts by JSON pointer, the first segment the file: `/forms/apply.json/title`. */
export const translations: Schema = {
  type: 'object',
  additionalProperties: { type: 'string', maxLength: 2000 },
  propertyNames: { pattern: '^/' },
  maxProperties: 5000,
};
