import type { ValueLabels } from '../decisions/definition.js';
import { isList } from '../facts/fact-path.js';
import type { Message, Value } from '../values.js';
import { listed, same } from './join.js';

const longestText = 60;
const mostParts = 10;

/** A value in the words its author gave it, else as `describeValue` says it. */
export function describeLabelled(value: Value | undefined, labels: ValueLabels | undefined): Message {
  const label = labels && typeof value === 'string' && Object.hasOwn(labels, value) ? labels[value] : undefined;
  return label ?? describeValue(value);
}

/** A value as it stands in a sentence: `是`, `空`, `12.5`, `甲、乙`. Long texts are cut. */
export function describeValue(value: Value | undefined): Message {
  if (value === undefined) return { zh: '未知', en: 'unknown' };
  if (value === null) return { zh: '空', en: 'empty' };
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (isList(value)) return describeList(value);
  if (typeof value === 'object') return listed(Object.entries(value).slice(0, mostParts).map(describeField));

  return same(cut(String(value)));
}

function describeList(list: readonly Value[]): Message {
  if (list.length === 0) return { zh: '无', en: 'none' };
  if (list.some((item) => typeof item === 'object' && item !== null))
    return { zh: `${list.length} 条记录`, en: list.length === 1 ? '1 record' : `${list.length} records` };
  const shown = listed(list.slice(0, mostParts).map(describeValue));

  return list.length > mostParts ? { zh: `${shown.zh}等 ${list.length} 项`, en: `${shown.en} … (${list.length})` } : shown;
}

function describeField([name, value]: readonly [string, Value]): Message {
  const told = typeof value === 'object' && value !== null && !isList(value) ? same('…') : describeValue(value);
  return { zh: `${name} ${told.zh}`, en: `${name} ${told.en}` };
}

function cut(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
