import { done, type Message, type Outcome, refused } from '@onething/rules';
import type { ModelLimits } from './limits.js';
import { namespaces } from './namespaces.js';

/** One start tag, with its names resolved: what the allow-list looks at before any model is built. */
export interface XmlTag {
  readonly namespace: string;
  readonly name: string;
  /** As written, for messages: `camunda:class`. */
  readonly written: string;
  readonly attributes: readonly XmlAttribute[];
  readonly parent?: XmlTag;
}

export interface XmlAttribute {
  readonly namespace: string;
  readonly name: string;
  readonly written: string;
  readonly value: string;
}

interface OpenTag {
  readonly tag: XmlTag;
  readonly prefixes: ReadonlyMap<string, string>;
}

const attributePattern = /\s+([^\s=/>"'<]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const namePattern = /[^\s=/>"'<]+/y;
const entityPattern = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)/;

/**
 * Reads every start tag of a file in one pass with a flat stack. It exists beside bpmn-moddle because refusals must come before a
 * model is built: DOCTYPE and entities (XML bombs, external files), depth and number of tags, and every foreign name.
 */
export function scanXml(text: string, limits: ModelLimits): Outcome<readonly XmlTag[]> {
  const tags: XmlTag[] = [];
  const open: OpenTag[] = [];
  let at = text.indexOf('<');
  let read = 0;
  while (at >= 0) {
    if (entityPattern.test(text.slice(read, at))) return foreignEntity();
    const end = skipNonTag(text, at);
    if (end === 'doctype')
      return malformed('XML_DOCTYPE', { zh: '文件中含有 DOCTYPE 声明，不允许。请删除后重试。', en: 'DOCTYPE is not allowed. Remove it and try again.' });
    if (end === 'endless') return notWellFormed(text, at);
    if (typeof end === 'number') {
      read = end;
      at = text.indexOf('<', end);
      continue;
    }
    if (text[at + 1] === '/') {
      const close = text.indexOf('>', at);
      if (close < 0 || text.slice(at + 2, close).trim() !== open.pop()?.tag.written) return notWellFormed(text, at);
      read = close;
      at = text.indexOf('<', close);
      continue;
    }
    const start = readStartTag(text, at, open.at(-1));
    if (!start) return notWellFormed(text, at);
    if (entityPattern.test(text.slice(at, start.end))) return foreignEntity();
    tags.push(start.open.tag);
    if (!start.empty) open.push(start.open);
    if (open.length > limits.depth) return tooLarge({ zh: `嵌套超过 ${limits.depth} 层。`, en: `Nested deeper than ${limits.depth} levels.` });
    if (tags.length > limits.tags) return tooLarge({ zh: `元素超过 ${limits.tags} 个。`, en: `More than ${limits.tags} XML elements.` });
    read = start.end;
    at = text.indexOf('<', start.end);
  }
  return open.length > 0 || tags.length === 0 ? notWellFormed(text, text.length) : done(tags);
}

/** Position after a comment, CDATA section or processing instruction; nothing for a tag. */
function skipNonTag(text: string, at: number): number | 'doctype' | 'endless' | undefined {
  const skipTo = (end: string, from: number) => {
    const found = text.indexOf(end, from);
    return found < 0 ? 'endless' : found + end.length;
  };
  if (text.startsWith('<!--', at)) return skipTo('-->', at + 4);
  if (text.startsWith('<![CDATA[', at)) return skipTo(']]>', at + 9);
  if (text.startsWith('<?', at)) return skipTo('?>', at + 2);
  return text[at + 1] === '!' ? 'doctype' : undefined;
}

function readStartTag(text: string, at: number, parent: OpenTag | undefined): { open: OpenTag; end: number; empty: boolean } | undefined {
  namePattern.lastIndex = at + 1;
  const written = namePattern.exec(text)?.[0];
  if (!written) return undefined;

  const raw: [string, string][] = [];
  let end = namePattern.lastIndex;
  attributePattern.lastIndex = end;
  for (let match = attributePattern.exec(text); match; match = attributePattern.exec(text)) {
    raw.push([match[1] ?? '', match[2] ?? match[3] ?? '']);
    end = attributePattern.lastIndex;
  }
  while (/\s/.test(text[end] ?? '')) end++;
  const empty = text[end] === '/';
  if (text[empty ? end + 1 : end] !== '>') return undefined;

  const prefixes = withDeclarations(parent?.prefixes ?? new Map([['xml', namespaces.xml]]), raw);
  const attributes = raw.filter(([name]) => !isDeclaration(name)).map(([name, value]) => ({ ...resolve(name, prefixes, ''), value }));
  return {
    open: { tag: { ...resolve(written, prefixes, prefixes.get('') ?? ''), attributes, parent: parent?.tag }, prefixes },
    end: empty ? end + 2 : end + 1,
    empty,
  };
}

function withDeclarations(inherited: ReadonlyMap<string, string>, raw: readonly [string, string][]): ReadonlyMap<string, string> {
  const own = raw.filter(([name]) => isDeclaration(name));
  return own.length === 0 ? inherited : new Map([...inherited, ...own.map(([name, value]) => [name.slice(6), value] as const)]);
}

function isDeclaration(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}

/** An undeclared prefix keeps its own text as namespace, so that it is refused by name. */
function resolve(written: string, prefixes: ReadonlyMap<string, string>, unprefixed: string): { namespace: string; name: string; written: string } {
  const colon = written.indexOf(':');
  if (colon < 0) return { namespace: unprefixed, name: written, written };

  const prefix = written.slice(0, colon);
  return { namespace: prefixes.get(prefix) ?? prefix, name: written.slice(colon + 1), written };
}

function foreignEntity(): Outcome<never> {
  return malformed('XML_ENTITY', { zh: '文件中使用了自定义实体（&…;），不允许。', en: 'Entities (&…;) other than the five of XML are not allowed.' });
}

function notWellFormed(text: string, at: number): Outcome<never> {
  const line = text.slice(0, at).split('\n').length;
  return malformed('XML_MALFORMED', { zh: `第 ${line} 行附近不是合法的 XML。`, en: `Not well-formed XML near line ${line}.` });
}

function tooLarge(message: Message): Outcome<never> {
  return malformed('MODEL_TOO_LARGE', message);
}

function malformed(code: string, message: Message): Outcome<never> {
  return refused(code, message);
}
