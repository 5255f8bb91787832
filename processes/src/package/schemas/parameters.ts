import type { Schema } from '@cfworker/json-schema';
import { date, factType, id, legalBasis, listOf, object, text } from './parts.js';

const dated = object({ from: date, value: {}, basis: legalBasis }, ['from', 'value']);

/** `parameters.json`: dated values with their legal basis. */
export const parameters: Schema = listOf(
  object({ id, title: text, titleEn: text, type: factType, unit: text, values: { ...listOf(dated), minItems: 1 } }, ['id', 'title', 'type', 'values']),
);
