import type { Schema } from '../definition.js';
import { formLimits } from '../validation/form-limits.js';

/** The keywords a form's schema may use, each with the test of its value. */
export const keywordTypes: Readonly<Record<keyof Schema, (value: unknown) => boolean>> = {
  type: (value) => ['string', 'number', 'integer', 'boolean', 'array', 'object'].includes(String(value)),
  title: isCaption,
  description: isCaption,
  format: (value) => typeof value === 'string',
  enum: (value) => isList(value, formLimits.options) && value.every(isOption),
  oneOf: (value) => isList(value, formLimits.options) && value.every(isTitledOption),
  const: isScalar,
  minLength: isCount,
  maxLength: isCount,
  pattern: (value) => typeof value === 'string' && value.length <= formLimits.patternLength,
  minimum: Number.isFinite,
  maximum: Number.isFinite,
  items: isMembers,
  minItems: isCount,
  maxItems: isCount,
  uniqueItems: (value) => typeof value === 'boolean',
  properties: (value) => isMembers(value) && Object.values(value).every(isMembers),
  required: (value) => isList(value, formLimits.fields) && value.every((name) => typeof name === 'string'),
  default: isScalar,
};

/** True for a keyword of the list. */
export function isKeyword(keyword: string): keyword is keyof Schema {
  return Object.hasOwn(keywordTypes, keyword);
}

function isCaption(value: unknown): boolean {
  return typeof value === 'string' && value.length <= formLimits.captionLength;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isScalar(value: unknown): boolean {
  return typeof value === 'boolean' || isOption(value);
}

function isOption(value: unknown): boolean {
  return (typeof value === 'string' && value.length <= formLimits.captionLength) || Number.isFinite(value);
}

function isTitledOption(value: unknown): boolean {
  if (!isMembers(value)) return false;
  return (
    Object.keys(value).every((key) => key === 'const' || key === 'title') && isOption(Reflect.get(value, 'const')) && isCaption(Reflect.get(value, 'title'))
  );
}

function isList(value: unknown, most: number): value is readonly unknown[] {
  return Array.isArray(value) && value.length <= most && (most !== formLimits.options || value.length > 0);
}

function isMembers(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
