import { isList } from '../facts/fact-path.js';
import { isRefusedName } from '../facts/refused-names.js';
import type { Message, Value } from '../values.js';
import { type Computed, Failed, Unknown } from './computed.js';
import { type InnerContext, type InnerValue, isContext } from './inner-value.js';
import { isNumber, toJsonNumber } from './number.js';
import type { Run } from './run.js';

/** What an expression gives: a value, or the facts it still needs, or why it cannot be computed. */
export type Result =
  | { readonly status: 'value'; readonly value: Value }
  | { readonly status: 'unknown'; readonly missing: readonly string[] }
  | { readonly status: 'failed'; readonly code: string; readonly message: Message };

/** A value ready for the outside: plain JSON. */
export function toResult(computed: Computed, run: Run): Result {
  if (computed instanceof Unknown) return { status: 'unknown', missing: computed.missing };
  if (computed instanceof Failed) return { status: 'failed', code: computed.code, message: computed.message };

  const value = toJson(computed, run);
  return value instanceof Failed ? { status: 'failed', code: value.code, message: value.message } : { status: 'value', value };
}

/** Copies lists and contexts within the budget, because shared parts would otherwise unfold without bound. */
function toJson(value: InnerValue, run: Run): Value | Failed {
  if (isNumber(value))
    return toJsonNumber(value) ?? new Failed('NUMBER_TOO_LARGE', { zh: '计算结果过大，不能精确表示。', en: 'The result is too large to be kept exactly.' });
  if (value === null || typeof value !== 'object') return value;

  const overBudget = run.spend(1);
  if (overBudget) return overBudget;
  return isList(value) ? listToJson(value, run) : isContext(value) ? contextToJson(value, run) : null;
}

function listToJson(list: readonly InnerValue[], run: Run): readonly Value[] | Failed {
  const overBudget = run.spend(list.length);
  if (overBudget) return overBudget;
  const items: Value[] = [];
  for (const item of list) {
    const value = toJson(item, run);
    if (value instanceof Failed) return value;
    items.push(value);
  }
  return items;
}

function contextToJson(context: InnerContext, run: Run): Value | Failed {
  const fields: Record<string, Value> = {};
  for (const [name, item] of Object.entries(context)) {
    if (isRefusedName(name)) continue;
    const value = toJson(item, run);
    if (value instanceof Failed) return value;
    fields[name] = value;
  }
  return fields;
}
