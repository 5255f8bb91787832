import { en } from './en.js';
import { zh } from './zh.js';

type Words = { readonly [name: string]: string | Words };

describe('what the designer says', () => {
  it('is there in both languages, under the same names', () => {
    expect(namesOf(en)).toEqual(namesOf(zh));
  });

  it('takes in the same values', () => {
    const values = (words: Words) =>
      Object.fromEntries(textsOf(words).map(([name, text]) => [name, [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, value]) => value).sort()]));
    expect(values(en)).toEqual(values(zh));
  });
});

function namesOf(words: Words): string[] {
  return textsOf(words)
    .map(([name]) => name)
    .sort();
}

function textsOf(words: Words, before = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, text]): [string, string][] =>
    typeof text === 'string' ? [[`${before}${name}`, text]] : textsOf(text, `${before}${name}.`),
  );
}
