import type { BlockKind, PaperBlock, PaperPiece, SignPlace } from './paper-block.js';
import { paperText } from './read-paper.js';

/** The block with its text as it is written into a template. */
export function piece(block: PaperBlock): PaperPiece {
  return { block, source: `${printed(block)}\n` };
}

/** A new block of a kind, small and sound. `list` and `fact` are what it can speak of, where there is such a thing. */
export function newBlock(kind: BlockKind, { fact, list, seal }: { readonly fact?: string; readonly list?: string; readonly seal?: string }): PaperBlock {
  const said = fact === undefined ? '' : `{{${fact}}}`;
  switch (kind) {
    case 'heading':
      return { kind, level: 2, text: '小标题' };
    case 'facts':
      return { kind, rows: [{ title: '名称', text: said }] };
    case 'list':
      return { kind, of: list ?? 'rows', columns: [{ title: '姓名', text: '{{name}}' }] };
    case 'bullets':
      return { kind, of: list ?? 'rows', text: '{{name}}' };
    case 'when':
      return { kind, fact: fact ?? 'number', negated: false, inside: [piece({ kind: 'paragraph', look: 'indent', text: '只在这时才写的内容。' })] };
    case 'sign':
      return { kind, places: [{ lines: ['{{issuer}}', '{{issuedOn}}'], ...(seal ? { seal } : {}) }] };
    case 'rule':
    case 'qr':
      return { kind };
    default:
      return { kind: 'paragraph', look: 'indent', text: '新的一段。' };
  }
}

function printed(block: PaperBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${block.text}</h${block.level}>`;
    case 'paragraph':
      return `<p${block.look ? ` class="${block.look}"` : ''}>${block.text}</p>`;
    case 'facts':
      return `<table>\n${block.rows.map(({ title, text }) => `<tr><th>${title}</th><td>${text}</td></tr>`).join('\n')}\n</table>`;
    case 'list':
      return printedList(block);
    case 'bullets':
      return `<ul>{{#each ${block.of}}}<li>${block.text}</li>{{/each}}</ul>`;
    case 'sign':
      return `<table class="sign"><tr>\n${block.places.map(printedPlace).join('\n')}\n</tr></table>`;
    case 'when':
      return printedCondition(block);
    case 'rule':
      return '<hr/>';
    case 'qr':
      return '<qr/>';
    case 'hand':
      return block.source;
  }
}

function printedList({ of, columns }: PaperBlock & { kind: 'list' }): string {
  const head = columns.map(({ title }) => `<th>${title}</th>`).join('');
  const row = columns.map(({ text, right }) => `<td${right ? ' class="right"' : ''}>${text}</td>`).join('');
  return `<table>\n<tr>${head}</tr>\n{{#each ${of}}}<tr>${row}</tr>{{/each}}\n</table>`;
}

function printedPlace({ lines, seal }: SignPlace): string {
  return `<td>${lines.map((line) => `<p>${line}</p>`).join('')}${seal ? `<seal name="${seal}"/>` : ''}</td>`;
}

function printedCondition({ fact, negated, inside }: PaperBlock & { kind: 'when' }): string {
  const word = negated ? 'unless' : 'if';
  return `{{#${word} ${fact}}}\n${paperText(inside)}{{/${word}}}`;
}
