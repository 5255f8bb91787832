import { isRefusedName } from '../facts/refused-names.js';
import { done, type Outcome, refused } from '../outcome.js';
import type { Value } from '../values.js';

/** How large untrusted JSON may be. */
export interface JsonLimits {
  readonly maxDepth?: number;
  /** In characters. */
  readonly maxLength?: number;
}

const defaults = { maxDepth: 32, maxLength: 1_000_000 };

/** Reads JSON from a stranger: bounded, no duplicate meaning, and none of the names that reach a prototype. */
export function parseJson(text: string, limits: JsonLimits = {}): Outcome<Value> {
  const { maxDepth, maxLength } = { ...defaults, ...limits };
  if (text.length > maxLength)
    return refused('JSON_TOO_LONG', {
      zh: `内容超过 ${maxLength} 个字符，请缩减后再提交。`,
      en: `The content is longer than ${maxLength} characters; shorten it.`,
    });
  if (nestingOf(text) > maxDepth) return tooDeep(maxDepth);

  return read(text, maxDepth);
}

function read(text: string, maxDepth: number): Outcome<Value> {
  try {
    return checkValue(JSON.parse(text), maxDepth);
  } catch {
    return refused('JSON_INVALID', {
      zh: '内容不是有效的 JSON，请检查括号、引号和逗号。',
      en: 'The content is not valid JSON; check brackets, quotes and commas.',
    });
  }
}

/** Accepts what is plain JSON data within the limits; the same walls for a value that was parsed elsewhere. */
export function checkValue(value: unknown, maxDepth = defaults.maxDepth): Outcome<Value> {
  const problem = findProblem(value, '', maxDepth);
  if (problem) return problem;

  return done(value as Value);
}

function findProblem(value: unknown, place: string, depth: number): ReturnType<typeof refused> | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : notJson(place);
  if (typeof value !== 'object') return notJson(place);
  if (depth === 0) return tooDeep(defaults.maxDepth);

  for (const [name, inner] of Object.entries(value)) {
    const problem = isRefusedName(name) ? refusedName(name, place) : findProblem(inner, `${place}/${name}`, depth - 1);
    if (problem) return problem;
  }
  return undefined;
}

/** Deepest nesting of brackets outside of strings, counted before parsing, so that a bomb costs nothing. */
function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    if (quoted && sign === '\\') index += 1;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '{' || sign === '[')) deepest = Math.max(deepest, ++depth);
    else if (!quoted && (sign === '}' || sign === ']')) depth -= 1;
  }
  return deepest;
}

function tooDeep(maxDepth: number) {
  return refused('JSON_TOO_DEEP', { zh: `内容嵌套超过 ${maxDepth} 层，请简化结构。`, en: `The content is nested deeper than ${maxDepth} levels; flatten it.` });
}

function refusedName(name: string, place: string) {
  return refused('NAME_REFUSED', { zh: `不允许使用名称“${name}”（位置 ${place || '/'}）。`, en: `The name "${name}" is not allowed (at ${place || '/'}).` });
}

function notJson(place: string) {
  return refused('JSON_INVALID', { zh: `位置 ${place || '/'} 的内容不是 JSON 数据。`, en: `The content at ${place || '/'} is not JSON data.` });
}
