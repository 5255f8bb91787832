import { readFacts } from './read-facts.js';

describe('what somebody outside has sent', () => {
  it('is taken as it is where it is named values', () => {
    const sent = { name: '李强', found: true, years: [2014, null], school: { id: 'S1' } };
    expect(readFacts(sent)).toEqual(sent);
  });

  it.each([
    ['a list', [1]],
    ['a text', 'x'],
    ['nothing', null],
    ['a number that is none', { x: Number.NaN }],
    ['something undefined', { x: [undefined] }],
    ['a name of the language', JSON.parse('{"a":{"__proto__":{"admin":true}}}')],
    ['more than fits into a case', { x: 'x'.repeat(70_000) }],
    ['a nest without end', JSON.parse(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`)],
  ])('is refused where it is %s', (_, sent) => {
    expect(readFacts(sent)).toBeUndefined();
  });
});
