import { strFromU8, unzipSync } from 'fflate';
import { parseDocument } from 'htmlparser2';
import { renderDocx } from './render-docx.js';

const properties = { title: '试算备忘 <甲>', author: '许诺', subject: 'run-1', createdAt: '2026-09-14T09:00:00+08:00' };
const content = [
  { text: '规则修改试算备忘', style: 'heading' },
  { text: ['a & b', { text: ' < c\u0007' }], style: ['number'] },
  {
    unbreakable: true,
    stack: [
      { text: '总计', style: 'subheading' },
      {
        table: {
          headerRows: 1,
          body: [
            ['', '人数'],
            ['全部', { text: '1,000', alignment: 'right' as const }],
          ],
        },
      },
    ],
  },
  { canvas: [{ type: 'rect' as const, x: 0, y: 0, w: 1, h: 1 }] },
  '完',
];

describe('renderDocx', () => {
  const files = unzipSync(renderDocx(content, properties));
  const text = (path: string) => strFromU8(files[path] ?? new Uint8Array());

  it('has every part that Word looks for, each of them well-formed', () => {
    expect(Object.keys(files).sort()).toEqual(
      ['[Content_Types].xml', '_rels/.rels', 'docProps/core.xml', 'word/_rels/document.xml.rels', 'word/document.xml', 'word/styles.xml'].sort(),
    );
    for (const path of Object.keys(files)) expect([path, unbalanced(text(path))]).toEqual([path, []]);
    expect(parseDocument(text('word/document.xml'), { xmlMode: true }).children.length).toBeGreaterThan(0);
  });

  it('says the words in order, with their styles, and leaves a drawing out', () => {
    const document = text('word/document.xml');
    const words = [...document.matchAll(/<w:pStyle w:val="(\w+)"\/>.*?(?:<w:t [^>]*>([^<]*)<\/w:t>|<w:t [^>]*\/>)/g)].map(([, style, said = '']) => [
      style,
      said,
    ]);
    expect(words).toEqual([
      ['Title', '规则修改试算备忘'],
      ['Centred', 'a &amp; b &lt; c'],
      ['Heading1', '总计'],
      ['Cell', ''],
      ['Cell', '人数'],
      ['Cell', '全部'],
      ['Cell', '1,000'],
      ['Normal', ''],
      ['Normal', '完'],
    ]);
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(document.match(/<w:jc w:val="right"\/>/g)).toHaveLength(1);
    expect(text('docProps/core.xml')).toContain('<dc:title>试算备忘 &lt;甲&gt;</dc:title>');
  });

  it('gives the same bytes again', () => {
    expect(renderDocx(content, properties)).toEqual(renderDocx(content, properties));
  });
});

/** Names that are opened and not closed in their turn. */
function unbalanced(xml: string): readonly string[] {
  const open: string[] = [];
  for (const [, closing, name = '', alone] of xml.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g)) {
    if (closing) {
      if (open.pop() !== name) return [name];
    } else if (!alone) open.push(name);
  }
  return open;
}
