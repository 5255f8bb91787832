import type { Message, Problem } from '@onething/rules';
import type { Schema } from '../definition.js';
import { formatYuan } from '../formats/money.js';

/** What a person is told about one answer. `title` is what the field is called; `limit` what the schema asks. */
export interface ProblemContext {
  readonly place: string;
  readonly schema: Schema;
  readonly title: Message;
}

/** An answer that has to be there and is not: says what to do with this kind of field. */
export function missingAnswer({ place, schema, title }: ProblemContext): Problem {
  return { code: 'FIELD_REQUIRED', place, message: requestFor(schema, title) };
}

/** A value that only a registry may give, and that it did not. */
export function missingPrefill({ place, title }: ProblemContext): Problem {
  return {
    code: 'PREFILL_MISSING',
    place,
    message: { zh: `没有查到${title.zh}，请稍后重试或联系办理窗口`, en: `${title.en} was not found. Please try again later or contact the office` },
  };
}

/** A value that is shown and never taken from the sender. */
export function readOnlyField({ place, title }: ProblemContext): Problem {
  return {
    code: 'FIELD_READ_ONLY',
    place,
    message: { zh: `${title.zh}由系统提供，不能修改`, en: `${title.en} is provided by the system and cannot be changed` },
  };
}

/** A failed keyword of the schema as a problem in plain words; nothing for keywords that people need not hear of. */
export function keywordProblem(keyword: string, context: ProblemContext): Problem | undefined {
  const tell = Object.hasOwn(tellers, keyword) ? tellers[keyword] : undefined;
  return tell && { ...tell(context), place: context.place };
}

function requestFor(schema: Schema, { zh, en }: Message): Message {
  if (schema.const === true) return { zh: `请勾选“${zh}”`, en: `Please tick “${en}”` };
  if (schema.format === 'file' || schema.items?.format === 'file') return { zh: `请上传${zh}`, en: `Please upload: ${en}` };
  if (schema.enum || schema.oneOf || schema.items?.enum || schema.items?.oneOf) return { zh: `请选择${zh}`, en: `Please choose: ${en}` };
  if (schema.type === 'array') return { zh: `请至少添加一项${zh}`, en: `Please add at least one: ${en}` };
  if (schema.type === 'boolean' || schema.format === 'date') return { zh: `请选择${zh}`, en: `Please choose: ${en}` };

  return { zh: `请填写${zh}`, en: `Please fill in: ${en}` };
}

type Teller = (context: ProblemContext) => Omit<Problem, 'place'>;

const tellers: Readonly<Record<string, Teller>> = {
  required: ({ schema, title }) => ({ code: 'FIELD_REQUIRED', message: requestFor(schema, title) }),
  type: ({ schema, title }) => ({ code: 'FIELD_TYPE', message: typeText(schema, title) }),
  const: ({ schema, title }) => ({ code: 'FIELD_NOT_AN_OPTION', message: requestFor(schema, title) }),
  enum: ({ title }) => ({
    code: 'FIELD_NOT_AN_OPTION',
    message: { zh: `请从给出的选项中选择${title.zh}`, en: `Please choose one of the options: ${title.en}` },
  }),
  minLength: ({ schema, title }) => ({
    code: 'FIELD_TOO_SHORT',
    message: { zh: `${title.zh}至少 ${schema.minLength} 个字`, en: `${title.en} needs at least ${schema.minLength} characters` },
  }),
  maxLength: ({ schema, title }) => ({
    code: 'FIELD_TOO_LONG',
    message: { zh: `${title.zh}最多 ${schema.maxLength} 个字`, en: `${title.en} has at most ${schema.maxLength} characters` },
  }),
  minimum: ({ schema, title }) => ({
    code: 'FIELD_TOO_SMALL',
    message: {
      zh: `${title.zh}不能小于 ${amount(schema, schema.minimum, ' 元')}`,
      en: `${title.en} must be at least ${amount(schema, schema.minimum, ' yuan')}`,
    },
  }),
  maximum: ({ schema, title }) => ({
    code: 'FIELD_TOO_LARGE',
    message: {
      zh: `${title.zh}不能大于 ${amount(schema, schema.maximum, ' 元')}`,
      en: `${title.en} must be at most ${amount(schema, schema.maximum, ' yuan')}`,
    },
  }),
  minItems: ({ schema, title }) => ({
    code: 'TOO_FEW_ENTRIES',
    message: { zh: `${title.zh}至少 ${schema.minItems} 项`, en: `${title.en} needs at least ${schema.minItems} entries` },
  }),
  maxItems: ({ schema, title }) => ({
    code: 'TOO_MANY_ENTRIES',
    message: { zh: `${title.zh}最多 ${schema.maxItems} 项`, en: `${title.en} has at most ${schema.maxItems} entries` },
  }),
  uniqueItems: ({ title }) => ({ code: 'ENTRIES_REPEATED', message: { zh: `${title.zh}中有重复的项`, en: `${title.en} has an entry twice` } }),
};

function typeText(schema: Schema, { zh, en }: Message): Message {
  if (schema.format === 'money')
    return { zh: `${zh}请填写金额，单位为元，最多两位小数`, en: `Please give ${en} as an amount in yuan with at most two decimals` };
  if (schema.type === 'integer') return { zh: `${zh}请填写整数`, en: `Please give ${en} as a whole number` };
  if (schema.type === 'number') return { zh: `${zh}请填写数字`, en: `Please give ${en} as a number` };

  return { zh: `${zh}填写的内容不正确，请重新填写`, en: `${en} is not filled in correctly. Please do it again` };
}

function amount(schema: Schema, limit: number | undefined, unit: string): string {
  return schema.format === 'money' ? `${formatYuan(limit ?? 0)}${unit}` : String(limit);
}
