import { isList } from '../facts/fact-path.js';
import type { Message, Value } from '../values.js';
import { listed, same } from './join.js';

const longestText = 60;

/** A value as it stands in a sentence: `是`, `空`, `12.5`, `甲、乙`. Long texts are cut. */
export function describeValue(value: Value | undefined): Message {
  if (value === undefined) return { zh: '未知', en: 'unknown' };
  if (value === null) return { zh: '空', en: 'empty' };
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (isList(value)) return value.length === 0 ? { zh: '空列表', en: 'an empty list' } : listed(value.slice(0, 10).map(describeValue));
  if (typeof value === 'object') return same(cut(JSON.stringify(value)));

  return same(cut(String(value)));
}

function cut(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
