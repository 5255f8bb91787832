import { membersRead } from './members-read.js';
import { parseExpression } from './parse-expression.js';

function read(text: string): readonly string[] | undefined {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.message.en);

  return membersRead(parsed.value, 'roll');
}

describe('what is read of the entries of a list', () => {
  it.each<[string, readonly string[]]>([
    ['a + 1', []],
    ['count(roll)', []],
    ['some r in roll satisfies r.status = "在籍"', ['status']],
    ['if count(roll) = 0 then "" else coalesce(item at(roll, 1).grade, "")', ['grade']],
    ['for r in roll return r.a.b + r.c', ['a', 'c']],
    ['concatenate(for r in other return r, for r in roll return r.x)', ['x']],
    ['for r in roll, s in r.parts return s', ['parts']],
    ['for r in roll return for r in other return r', []],
  ])('by %s: %j', (text, names) => expect(read(text)).toEqual(names));

  it.each([
    'roll',
    'for r in roll return r',
    'count(for r in roll return r)',
    'item at(roll, 1)',
    'roll.status',
    'list contains(roll, x)',
    'for r in roll return [r]',
    'for r in roll, s in other return r = s',
  ])('an entry of it may stand for itself in %s', (text) => expect(read(text)).toBeUndefined());
});
