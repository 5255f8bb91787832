import type { Finding } from '@onething/rules';
import type { ObjectSchema, Schema } from '../definition.js';
import { findFormat } from '../formats/index.js';
import { formLimits } from '../validation/form-limits.js';
import { compilePattern } from '../validation/pattern.js';
import { escapePointer, isDangerousKey } from '../validation/unsafe-json.js';
import { mistake } from './finding.js';
import { isKeyword, keywordTypes } from './schema-keywords.js';

/** The form's JSON Schema: only what the browser, the server and the designer all understand, within limits. */
export function checkSchema(schema: ObjectSchema): readonly Finding[] {
  return [...checkOne(schema, '/schema', 0), ...checkSize(schema)];
}

function checkOne(schema: Schema, place: string, depth: number): readonly Finding[] {
  if (depth > formLimits.schemaDepth) {
    return [mistake('SCHEMA_TOO_DEEP', place, `字段嵌套超过 ${formLimits.schemaDepth} 层`, `Fields are nested deeper than ${formLimits.schemaDepth} levels`)];
  }
  return [
    ...checkKeywords(schema, place),
    ...checkType(schema, place, depth),
    ...checkChoice(schema, place),
    ...checkFormat(schema, place),
    ...checkPattern(schema, place),
    ...checkLengths(schema, place),
    ...checkRequired(schema, place),
    ...checkMembers(schema, place, depth),
  ];
}

function checkKeywords(schema: Schema, place: string): readonly Finding[] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const at = `${place}/${escapePointer(keyword)}`;
    if (!isKeyword(keyword)) return [mistake('SCHEMA_KEYWORD', at, `表单不支持“${keyword}”，请去掉`, `Forms do not know “${keyword}”. Please remove it`)];
    if (!keywordTypes[keyword](value)) return [mistake('SCHEMA_VALUE', at, `“${keyword}”的值不正确`, `“${keyword}” has a value that it cannot have`)];
    return [];
  });
}

function checkType({ type, items, properties, title }: Schema, place: string, depth: number): readonly Finding[] {
  const named = depth === 0 || title || place.endsWith('/items');
  return [
    ...(type ? [] : [mistake('SCHEMA_TYPE', place, '没有写明类型（type）', 'The type is missing')]),
    ...(named ? [] : [mistake('FIELD_WITHOUT_TITLE', place, '字段没有标题（title），填表的人不知道该填什么', 'The field has no title for people to read')]),
    ...(type === 'array' && !items ? [mistake('SCHEMA_TYPE', place, '列表没有写明每一项是什么（items）', 'The list does not say what its entries are')] : []),
    ...(type === 'object' && !properties
      ? [mistake('SCHEMA_TYPE', place, '一组内容没有写明有哪些字段（properties）', 'The group does not name its fields')]
      : []),
  ];
}

function checkChoice({ enum: listed, oneOf }: Schema, place: string): readonly Finding[] {
  if (listed && oneOf) return [mistake('SCHEMA_CHOICE', place, '选项只能用 enum 或 oneOf 中的一种写法', 'Options are given by enum or by oneOf, not both')];

  const values = oneOf && Array.isArray(oneOf) ? oneOf.map((option) => option?.const) : Array.isArray(listed) ? listed : [];
  if (new Set(values).size < values.length) return [mistake('SCHEMA_CHOICE', place, '选项中有重复的值', 'An option stands twice')];
  return [];
}

function checkFormat({ format, type }: Schema, place: string): readonly Finding[] {
  if (typeof format !== 'string') return [];
  if (!findFormat(format)) return [mistake('FORMAT_UNKNOWN', `${place}/format`, `没有名为“${format}”的格式`, `There is no format “${format}”`)];

  const expected = format === 'money' ? 'integer' : 'string';
  if (type === expected) return [];
  return [mistake('FORMAT_TYPE', `${place}/format`, `格式“${format}”只能用在类型 ${expected} 上`, `The format “${format}” goes with type ${expected} only`)];
}

function checkPattern({ pattern }: Schema, place: string): readonly Finding[] {
  if (typeof pattern !== 'string') return [];
  try {
    compilePattern(pattern);
    return [];
  } catch {
    return [
      mistake(
        'PATTERN_NOT_ALLOWED',
        `${place}/pattern`,
        '正则表达式无法使用：写法有误，或用了前后查找、反向引用',
        'The pattern cannot be used: it is malformed, or has look-around or back references',
      ),
    ];
  }
}

function checkLengths({ minLength, maxLength, minItems, maxItems, minimum, maximum }: Schema, place: string): readonly Finding[] {
  const pairs = [
    ['minLength', minLength, maxLength],
    ['minItems', minItems, maxItems],
    ['minimum', minimum, maximum],
  ] as const;
  return [
    ...pairs
      .filter(([, least, most]) => least !== undefined && most !== undefined && least > most)
      .map(([keyword]) =>
        mistake('SCHEMA_RANGE', `${place}/${keyword}`, '下限大于上限，没有答案能满足', 'The lower limit is above the upper: no answer can fit'),
      ),
    ...atMost(maxLength, formLimits.maxTextLength, `${place}/maxLength`),
    ...atMost(maxItems, formLimits.maxListLength, `${place}/maxItems`),
  ];
}

function atMost(value: number | undefined, most: number, place: string): readonly Finding[] {
  return value !== undefined && value > most ? [mistake('SCHEMA_LIMIT', place, `最多为 ${most}`, `It may be ${most} at most`)] : [];
}

function checkRequired({ required, properties }: Schema, place: string): readonly Finding[] {
  if (!Array.isArray(required)) return [];
  return required
    .filter((name) => !properties || !Object.hasOwn(properties, name))
    .map((name) => mistake('REQUIRED_UNKNOWN_FIELD', `${place}/required`, `必填项“${name}”不是表单的字段`, `The required “${name}” is no field of the form`));
}

function checkMembers({ items, properties }: Schema, place: string, depth: number): readonly Finding[] {
  const members = isMembers(properties) ? Object.entries(properties) : [];
  return [
    ...members.flatMap(([name, member]) => [...checkName(name, place), ...checkOne(member, `${place}/properties/${escapePointer(name)}`, depth + 1)]),
    ...(isMembers(items) ? checkOne(items, `${place}/items`, depth + 1) : []),
  ];
}

function checkName(name: string, place: string): readonly Finding[] {
  if (/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(name) && !isDangerousKey(name)) return [];
  const at = `${place}/properties/${escapePointer(name)}`;
  return [
    mistake('FIELD_NAME', at, `字段名“${name}”只能用字母、数字和下划线，以字母开头`, `The field name “${name}” may hold letters, digits and underscores only`),
  ];
}

function checkSize(schema: ObjectSchema): readonly Finding[] {
  const fields = countFields(schema);
  return fields > formLimits.fields
    ? [
        mistake(
          'SCHEMA_TOO_MANY_FIELDS',
          '/schema',
          `表单有 ${fields} 个字段，最多 ${formLimits.fields} 个`,
          `The form has ${fields} fields; ${formLimits.fields} is the limit`,
        ),
      ]
    : [];
}

function countFields({ properties, items }: Schema): number {
  const members = isMembers(properties) ? Object.values(properties) : [];
  return members.reduce((sum, member) => sum + 1 + countFields(member), items ? countFields(items) : 0);
}

function isMembers(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
