import type { PaperBlock, PaperPiece, ParagraphLook, SignPlace } from './paper-block.js';
import { paragraphLooks } from './paper-block.js';

/** The template as blocks; their sources, one after the other, are the template. */
export function readPaper(template: string): readonly PaperPiece[] {
  const pieces: PaperPiece[] = [];
  for (let rest = template; rest !== ''; ) {
    const source = withSpaceAfter(rest, ownLength(rest));
    const block = blockOf(source.trim());
    if (source.trim() === '' && pieces.length > 0) pieces[pieces.length - 1] = joined(pieces.at(-1), source);
    else if (source.trim() !== '') pieces.push({ block, source });
    else pieces.push({ block: { kind: 'hand', source }, source });
    rest = rest.slice(source.length);
  }
  return pieces;
}

/** The text of a template out of its blocks. */
export function paperText(pieces: readonly PaperPiece[]): string {
  return pieces.map(({ source }) => source).join('');
}

function joined(last: PaperPiece | undefined, space: string): PaperPiece {
  if (!last) throw new Error('there is a piece before the space');
  return { ...last, source: last.source + space };
}

function withSpaceAfter(rest: string, length: number): string {
  return rest.slice(0, length) + (/^\s*/.exec(rest.slice(length))?.[0] ?? '');
}

/** How much of the text the first element, condition or run of loose text takes. */
function ownLength(rest: string): number {
  const condition = /^\{\{#(if|unless|each)\s/.exec(rest);
  if (condition) return lengthOf(rest, /\{\{(#)(?:if|unless|each)\s|\{\{\/(?:if|unless|each)\}\}/g);
  const [, name] = /^<([a-z][a-z0-9]*)\b/.exec(rest) ?? [];
  if (name === 'qr' || name === 'hr' || name === 'br') return rest.indexOf('>') + 1;
  if (name) return lengthOf(rest, new RegExp(`<(${name})\\b[^>]*>|</${name}\\s*>`, 'g'));

  const next = rest.slice(1).search(/<[a-z]|\{\{#/);
  return next < 0 ? rest.length : next + 1;
}

/** Up to where what was opened is closed; the whole where it never is. `edge` has a group for what opens. */
function lengthOf(rest: string, edge: RegExp): number {
  let depth = 0;
  for (const found of rest.matchAll(edge)) {
    depth += found[1] === undefined ? -1 : 1;
    if (depth === 0) return found.index + found[0].length;
  }
  return rest.length;
}

type Reader = (source: string) => PaperBlock | undefined;

/** The first that can read it; what none can is kept as it is. */
function blockOf(source: string): PaperBlock {
  for (const read of readers) {
    const block = read(source);
    if (block) return block;
  }
  return { kind: 'hand', source };
}

const readers: readonly Reader[] = [
  (source) => {
    const [, level, text = ''] = /^<h([123])>([\s\S]*)<\/h\1>$/.exec(source) ?? [];
    return level && isRun(text) ? { kind: 'heading', level: level === '1' ? 1 : level === '2' ? 2 : 3, text } : undefined;
  },
  (source) => {
    const [, look = '', text] = /^<p(?: class="([a-z]+)")?>([\s\S]*)<\/p>$/.exec(source) ?? [];
    return text !== undefined && isLook(look) && isRun(text) ? { kind: 'paragraph', look, text } : undefined;
  },
  (source) => {
    const [, body] = /^<table>([\s\S]*)<\/table>$/.exec(source) ?? [];
    return body === undefined ? undefined : (factsIn(body) ?? listIn(body));
  },
  (source) => {
    const [, of, text = ''] = /^<ul>\s*\{\{#each ([\w]+)\}\}\s*<li>([\s\S]*)<\/li>\s*\{\{\/each\}\}\s*<\/ul>$/.exec(source) ?? [];
    return of && isRun(text) ? { kind: 'bullets', of, text } : undefined;
  },
  signIn,
  (source) => {
    const [, word, fact, body = ''] = /^\{\{#(if|unless) (\w+)\}\}([\s\S]*)\{\{\/\1\}\}$/.exec(source) ?? [];
    return fact && !/\{\{else/.test(body) ? { kind: 'when', fact, negated: word === 'unless', inside: readPaper(body.trimStart()) } : undefined;
  },
  (source) => (/^<hr\s*\/?>$/.test(source) ? { kind: 'rule' } : undefined),
  (source) => (/^<qr\s*\/?>(<\/qr>)?$/.test(source) ? { kind: 'qr' } : undefined),
];

/** Words, bold words, facts; nothing else. */
function isRun(text: string): boolean {
  const left = text.replaceAll(/\{\{(?:(?:date|money) )?\w+\}\}/g, '').replaceAll(/<b>([^<]*)<\/b>/g, '$1');
  return !/[<>]|\{\{|\}\}/.test(left);
}

function isLook(look: string): look is ParagraphLook {
  return paragraphLooks.some((one) => one === look);
}

function factsIn(body: string): PaperBlock | undefined {
  const rows = everyOf(body, /\s*<tr>\s*<th>((?:(?!<\/th>)[\s\S])*)<\/th>\s*<td>((?:(?!<\/td>)[\s\S])*)<\/td>\s*<\/tr>\s*/y);
  if (!rows?.every(([, title = '', text = '']) => isRun(title) && isRun(text))) return undefined;
  return { kind: 'facts', rows: rows.map(([, title = '', text = '']) => ({ title, text })) };
}

function listIn(body: string): PaperBlock | undefined {
  const [, head = '', of, row = ''] =
    /^\s*<tr>((?:<th>(?:(?!<\/th>)[\s\S])*<\/th>)+)<\/tr>\s*\{\{#each (\w+)\}\}\s*<tr>([\s\S]*)<\/tr>\s*\{\{\/each\}\}\s*$/.exec(body) ?? [];
  const titles = everyOf(head, /\s*<th>((?:(?!<\/th>)[\s\S])*)<\/th>\s*/y);
  const cells = everyOf(row, /\s*<td( class="right")?>((?:(?!<\/td>)[\s\S])*)<\/td>\s*/y);
  if (!of || !titles || titles.length !== cells?.length) return undefined;

  const columns = cells.map(([, right, text = ''], at) => ({ title: titles[at]?.[1] ?? '', text, ...(right ? { right: true } : {}) }));
  return columns.every(({ title, text }) => isRun(title) && isRun(text)) ? { kind: 'list', of, columns } : undefined;
}

function signIn(source: string): PaperBlock | undefined {
  const [, body = ''] = /^<table class="sign">\s*<tr>([\s\S]*)<\/tr>\s*<\/table>$/.exec(source) ?? [];
  const cells = everyOf(body, /\s*<td>((?:(?!<\/td>)[\s\S])*)<\/td>\s*/y);
  const places = cells?.map(([, inside = '']): SignPlace | undefined => {
    const [, lines = '', , seal] = /^((\s*<p>(?:(?!<\/p>)[\s\S])*<\/p>)*)\s*(?:<seal name="([\w.-]+)"\s*\/>)?\s*$/.exec(inside) ?? [undefined, undefined];
    const read = lines === undefined ? undefined : (everyOf(lines, /\s*<p>((?:(?!<\/p>)[\s\S])*)<\/p>\s*/y) ?? []);
    if (!read?.every(([, text = '']) => isRun(text)) || (read.length === 0 && !seal)) return undefined;
    return { lines: read.map(([, text = '']) => text), ...(seal ? { seal } : {}) };
  });
  return places?.every((place) => place !== undefined) ? { kind: 'sign', places } : undefined;
}

/** All matches one after the other, where they are the whole text and at least one. */
function everyOf(text: string, pattern: RegExp): readonly RegExpExecArray[] | undefined {
  const found: RegExpExecArray[] = [];
  for (let at = 0; at < text.length; at = pattern.lastIndex) {
    pattern.lastIndex = at;
    const next = pattern.exec(text);
    if (!next) return undefined;
    found.push(next);
  }
  return found.length > 0 ? found : undefined;
}
