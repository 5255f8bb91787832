import { readdirSync, readFileSync } from 'node:fs';
import { type DecisionDefinition, parseUnaryTests } from '@onething/rules';
import { type CellLanguage, testOfWords, wordsOfTest } from './cell-words.js';

const language: CellLanguage = {
  english: false,
  labels: { nobody: { zh: '无人有收入', en: 'nobody earns' } },
  dictionary: { stage: { title: '学段', type: 'string' }, params: { title: '参数', type: 'object', fields: { line: { title: '低保线', type: 'number' } } } },
};

it.each([
  ['-', '不限'],
  ['<= 1.5', '不高于 1.5'],
  ['[1..5)', '不低于 1 且低于 5'],
  ['"小学","初中"', '小学 或 初中'],
  ['"nobody"', '无人有收入'],
  ['< params.line', '低于 低保线'],
  ['true', '是'],
  ['not("毕业")', '不是 毕业'],
])('%s is said as %s, and taken back', (test, words) => {
  expect(wordsOfTest(test, language)).toBe(words);
  expect(testOfWords(words, language).replaceAll(' ', '')).toBe(test.replaceAll(' ', ''));
});

it.each(['<= 1', '"小学"', '不高于1', '小学、初中', ''])('“%s”, however it is typed, is a test', (typed) => {
  expect(parseUnaryTests(testOfWords(typed, language))).toMatchObject({ ok: true });
});

const examples = new URL('../../../examples/', import.meta.url).pathname;

it('every cell of every example means the same after it was said and taken back', () => {
  const said: string[] = [];
  for (const decision of decisionsOf(examples)) {
    const cells =
      decision.kind === 'decision-table' ? decision.rows.flatMap((row) => row.when.map((test, at) => ({ test, labels: decision.inputs[at]?.labels }))) : [];
    for (const english of [false, true])
      for (const { test, labels } of cells) {
        const context = { dictionary: decision.facts, labels, english };
        const words = wordsOfTest(test, context);
        expect(testOfWords(words, context).replaceAll(/\s/g, '')).toBe(test.replaceAll(/\s/g, ''));
        if (words !== test) said.push(words);
      }
  }
  expect(said.length).toBeGreaterThan(300);
});

function decisionsOf(folder: string): readonly DecisionDefinition[] {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    ({ parentPath, name }) => parentPath.endsWith('decisions') && name.endsWith('.json'),
  );
  return paths.map(({ parentPath, name }) => JSON.parse(readFileSync(`${parentPath}/${name}`, 'utf8')) as DecisionDefinition);
}
