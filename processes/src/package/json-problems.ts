import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import type { Message, Problem } from '@onething/rules';

/** Every place of a JSON file that its schema refuses, with the place as `file#/pointer`. */
export function jsonProblems(schema: Schema, value: unknown, file: string): Problem[] {
  const { errors } = new Validator(schema, '7', false).validate(value);

  return errors.filter(saysSomethingNew).map((error) => problemOf(error, file));
}

/** Keywords that only repeat what a keyword below them says; the inside of `propertyNames` is told by `propertyNames` itself. */
const wrappers = new Set(['properties', 'items', 'additionalItems', 'additionalProperties', '$ref', 'if', 'allOf']);

function saysSomethingNew(error: OutputUnit): boolean {
  return !wrappers.has(error.keyword) && !error.keywordLocation.includes('/propertyNames/');
}

function problemOf(error: OutputUnit, file: string): Problem {
  const place = `${file}${error.instanceLocation}`;
  return { code: 'PACKAGE_FILE_INVALID', place, message: (sayings[error.keyword] ?? plain)(error) };
}

const sayings: Readonly<Record<string, (error: OutputUnit) => Message>> = {
  required: (error) => ({ zh: `缺少必填项“${quoted(error)}”`, en: `"${quoted(error)}" is missing` }),
  false: (error) => ({ zh: `不认识的内容“${lastOf(error)}”，请检查拼写`, en: `"${lastOf(error)}" is not known here; check its spelling` }),
  type: (error) => ({ zh: `类型不对，${typesIn(error)}`, en: error.error }),
  enum: (error) => ({ zh: `只能取规定的值：${listIn(error)}`, en: error.error }),
  const: (error) => ({ zh: `只能取规定的值：${listIn(error)}`, en: error.error }),
  pattern: () => ({ zh: '写法不符合要求', en: 'It is not written as required' }),
  propertyNames: (error) => ({
    zh: `名称“${quoted(error)}”不符合要求：以字母开头，只用字母、数字、下划线、点和连字符`,
    en: `The name "${quoted(error)}" is not allowed: letters, digits, _ . - only, beginning with a letter`,
  }),
};

function plain(error: OutputUnit): Message {
  return { zh: `不符合要求：${error.error}`, en: error.error };
}

/** The validator quotes names in its sentences; that is where it says which one. */
function quoted(error: OutputUnit): string {
  return /"([^"]*)"/.exec(error.error)?.[1] ?? '?';
}

function lastOf(error: OutputUnit): string {
  return error.instanceLocation.split('/').at(-1) ?? '?';
}

function listIn(error: OutputUnit): string {
  return /(\[.*\]|\{.*\}|"[^"]*")\.?$/.exec(error.error)?.[1] ?? error.error;
}

function typesIn(error: OutputUnit): string {
  const expected = /Expected "([^"]+)"/.exec(error.error)?.[1];
  return expected ? `应为 ${expected}` : error.error;
}
