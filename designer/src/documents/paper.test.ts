import { readdirSync, readFileSync } from 'node:fs';
import { authorText, distinctTitles, runOf } from './author-text.js';
import { expandTemplate } from './expand-template.js';
import { addableKinds, type PaperBlock } from './paper-block.js';
import { newBlock, piece } from './print-paper.js';
import { paperText, readPaper } from './read-paper.js';

const root = new URL('../../../examples/', import.meta.url).pathname;
const templates = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.name.endsWith('.hbs'))
  .map((entry) => [entry.name, readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8')] as const);

describe('a template as blocks', () => {
  it.each(templates)('%s of the examples is read whole, nothing of it by hand, and stays as it was written', (_, template) => {
    const pieces = readPaper(template);
    expect(paperText(pieces)).toBe(template);
    expect(pieces.filter(({ block }) => block.kind === 'hand')).toEqual([]);
    expect(readPaper(paperText(pieces.map(({ block }) => piece(block)))).map(({ block }) => block)).toEqual(pieces.map(({ block }) => block));
  });

  it.each<[string, string]>([
    ['a class of its own', '<p class="plain">x</p>'],
    ['a tag inside a paragraph', '<p>x<em>y</em></p>'],
    ['a table with three columns and no list', '<table><tr><td>1</td><td>2</td><td>3</td></tr></table>'],
    ['a choice with another branch', '{{#if a}}<p>x</p>{{else}}<p>y</p>{{/if}}'],
    ['loose words', 'loose words '],
    ['an element that is not closed', '<p>x'],
  ])('keeps %s as written by hand', (_, source) => {
    const pieces = readPaper(`<h1>T</h1>\n${source}\n<qr/>\n`);
    expect(paperText(pieces)).toBe(`<h1>T</h1>\n${source}\n<qr/>\n`);
    expect(pieces.map(({ block }) => block.kind)).toContain('hand');
    expect(pieces[0]?.block.kind).toBe('heading');
  });

  it('shows what stands in a condition as blocks too', () => {
    const [when] = readPaper('{{#if a}}\n<p>x</p>\n{{#unless b}}<hr/>{{/unless}}\n{{/if}}\n');
    expect(when?.block).toMatchObject({
      ...{ kind: 'when', fact: 'a', negated: false },
      inside: [{ block: { kind: 'paragraph', text: 'x' } }, { block: { kind: 'when', fact: 'b', negated: true } }],
    });
  });

  it.each(addableKinds)('a new %s is read back as what it is', (kind) => {
    const block: PaperBlock = newBlock(kind, { fact: 'name', list: 'rows', seal: 'county' });
    expect(readPaper(piece(block).source)).toMatchObject([{ block: JSON.parse(JSON.stringify(block)) }]);
  });
});

describe('what an author writes', () => {
  const titles = { name: '姓名', from: '开始', amount: '金额', other: '姓名' };
  const distinct = distinctTitles(titles);

  it('has facts by their titles, dates, money and bold words, and comes back', () => {
    const run = '<b>{{name}}</b>：自 {{date from}} 起 {{money amount}} 元 &lt;含&gt; {{payee}}';
    expect(authorText(run, distinct)).toBe('**【姓名（name）】**：自 【开始｜日期】 起 【金额｜元】 元 <含> 【payee】');
    expect(runOf(authorText(run, distinct), distinct)).toBe(run);
  });

  it('can never become markup or template', () => {
    const run = runOf('<script>{{lookup}} 【没有这个】', distinct);
    expect(run).toBe('&lt;script&gt;｛｛lookup｝｝ 【没有这个】');
    expect(readPaper(`<p>${run}</p>`)[0]?.block.kind).toBe('paragraph');
  });
});

it('a paper is shown with its lists and conditions', () => {
  const template = '<p>{{name}}</p>{{#if a}}<p>A{{#each rows}}<i>{{n}}{{x}}</i>{{/each}}</p>{{else}}B{{/if}}{{#unless a}}C{{/unless}}';
  const facts = { name: '<王>', rows: [{ n: '1' }, { n: '2' }] };
  expect(expandTemplate(template, { ...facts, a: true })).toBe('<p>&lt;王&gt;</p><p>A<i>1【x】</i><i>2【x】</i></p>');
  expect(expandTemplate(template, { ...facts, a: false })).toBe('<p>&lt;王&gt;</p>BC');
});
