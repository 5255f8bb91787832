import { type Dictionary, describeTests, type ValueLabels } from '@onething/rules';

/** What the words of a cell mean: titles of facts and parameters, the author's words for codes, and the language of the page. */
export interface CellLanguage {
  readonly dictionary: Dictionary;
  readonly labels?: ValueLabels;
  readonly english: boolean;
}

/** A test of a cell as people say it (`不高于 1.5`, `小学 或 初中`, `不限`); one that could not be read back stands as it is written. */
export function wordsOfTest(test: string, language: CellLanguage): string {
  if (test.trim() === '-') return language.english ? 'any' : '不限';
  if (test.trim() === '!= null') return language.english ? 'is given' : '有内容';

  const said = describeTests(test, language);
  const words = language.english ? said.en : said.zh;
  return squeezed(testOfWords(words, language)) === squeezed(test) ? words : test;
}

/** The test that the words mean. What is written as a test already (`<= 1`, `"A","B"`) is taken as it is. */
export function testOfWords(text: string, language: CellLanguage): string {
  const words = text.trim();
  if (words === '' || words === '-' || words === '不限' || words === 'any') return '-';
  if (words === '有内容' || words === 'is given') return '!= null';
  if (/^[<>=!([\]]|["?]|^(?:not\(|(?:null|true|false)$)|\.\./.test(words)) return words;

  const none = /^(?:不是|not)\s+(.+)$/.exec(words)?.[1];
  if (none !== undefined) return `not(${testOfWords(none, language)})`;
  const [low, high] = words.split(/\s*(?:且| and )\s*/).map(bound);
  if (low && high) return `${low.sign === '>=' ? '[' : '('}${operand(low.of, language)}..${operand(high.of, language)}${high.sign === '<=' ? ']' : ')'}`;
  if (low) return `${low.sign} ${operand(low.of, language)}`;
  return words
    .split(/\s+(?:或|or)\s+|、|,|，/)
    .map((one) => operand(one.trim(), language))
    .join(',');
}

const signs: readonly (readonly [words: RegExp, sign: string])[] = [
  [/^(?:不高于|at most)\s*(.+)$/, '<='],
  [/^(?:不低于|at least)\s*(.+)$/, '>='],
  [/^(?:低于|less than)\s*(.+)$/, '<'],
  [/^(?:高于|greater than)\s*(.+)$/, '>'],
];

function bound(words: string): { readonly sign: string; readonly of: string } | undefined {
  for (const [pattern, sign] of signs) {
    const of = pattern.exec(words)?.[1];
    if (of !== undefined) return { sign, of };
  }
  return undefined;
}

/** A number, a yes or no, a code by its word, a fact or parameter by its title; everything else is a text. */
function operand(words: string, { dictionary, labels = {} }: CellLanguage): string {
  if (/^-?\d+(?:\.\d+)?$/.test(words)) return words;
  if (words === '是' || words === 'yes') return 'true';
  if (words === '否' || words === 'no') return 'false';
  if (words === '空' || words === 'empty') return 'null';
  const code = Object.entries(labels).find(([, label]) => label.zh === words || label.en === words)?.[0];
  if (code !== undefined) return `"${code}"`;

  const titled = Object.entries(dictionary).flatMap(([name, fact]) => [
    [name, fact] as const,
    ...Object.entries(fact.fields ?? {}).map(([field, below]) => [`${name}.${field}`, below] as const),
  ]);
  return titled.find(([, fact]) => fact.title === words || fact.titleEn === words)?.[0] ?? `"${words.replaceAll('"', '')}"`;
}

function squeezed(test: string): string {
  return test.replaceAll(/\s+/g, '');
}
