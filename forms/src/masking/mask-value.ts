import type { Value } from '@onething/rules';
import type { PersonalKind } from '../definition.js';

/** A personal value as others may see it: enough to recognise, not enough to use (GB/T 35273 7.2). Lists are masked entry by entry. */
export function maskValue(kind: PersonalKind, value: Value): Value {
  if (value === null || typeof value === 'boolean') return value === null ? null : hidden;
  if (Array.isArray(value)) return value.map((entry) => maskValue(kind, entry));
  if (typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, maskValue(kind, entry)]));

  const text = String(value);
  return text === '' ? '' : masks[kind]([...text]);
}

const hidden = '****';

/** By character, not by UTF-16 unit: a rare surname is one character. */
const masks: Readonly<Record<PersonalKind, (characters: readonly string[]) => string>> = {
  idcard: (characters) => keepEnds(characters, 6, 4),
  phone: (characters) => keepEnds(characters, 3, 4),
  bank: (characters) => keepEnds(characters, 0, 4),
  name: (characters) => (characters.length < 3 ? keepEnds(characters, 1, 0) : keepEnds(characters, 1, 1)),
  address: (characters) => `${upToCounty(characters.join(''))}${hidden}`,
  minor: () => hidden,
  health: () => hidden,
};

/** A value too short to keep its ends is hidden whole: two of three digits would tell it. */
function keepEnds(characters: readonly string[], head: number, tail: number): string {
  const covered = characters.length - head - tail;
  if (covered < 1) return '*'.repeat(characters.length);

  return `${characters.slice(0, head).join('')}${'*'.repeat(covered)}${tail ? characters.slice(-tail).join('') : ''}`;
}

/** 浙江省杭州市西湖区文三路 1 号 → 浙江省杭州市西湖区. */
function upToCounty(address: string): string {
  return (
    /^(?:\p{Script=Han}{2,8}?(?:省|自治区))?(?:\p{Script=Han}{2,8}?(?:市|自治州|地区|盟))?(?:\p{Script=Han}{1,8}?(?:区|县|旗|市))?/u.exec(address)?.[0] ?? ''
  );
}
