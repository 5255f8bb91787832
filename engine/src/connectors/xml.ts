import type { Facts, Value } from '@onething/rules';
import { Parser } from 'htmlparser2';
import { isFacts } from './input.js';

/**
 * XML as values and back, the plain way: an element is a name with what it holds; attributes begin with `@`, text beside them is
 * `#text`, several elements of one name are a list. Prefixes of namespaces are left out when reading. No document types, no entities
 * but the five of XML: nothing is fetched and nothing grows.
 */
export function readXml(text: string): Value | undefined {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) return undefined;

  const root: Open = { name: '', content: {}, text: '' };
  const open: Open[] = [root];
  const unbalanced = { found: false };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const content = Object.fromEntries(Object.entries(attributes).flatMap(([key, value]) => (key.startsWith('xmlns') ? [] : [[`@${local(key)}`, value]])));
        if (open.length > deepest) unbalanced.found = true;
        else open.push({ name: local(name), content, text: '' });
      },
      ontext(data) {
        const inner = open.at(-1);
        if (inner) inner.text += data;
      },
      onclosetag(name, implied) {
        const done = open.length > 1 ? open.pop() : undefined;
        if (!done || (implied && !closesItself(done)) || done.name !== local(name)) unbalanced.found = true;
        else add(open.at(-1) ?? root, done.name, elementValue(done));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  /** `<a/>` is reported like an element whose end is missing. */
  function closesItself({ content, text: inner }: Open): boolean {
    return text[parser.endIndex - 1] === '/' && inner === '' && Object.keys(content).every((key) => key.startsWith('@'));
  }
  parser.end(text);
  return unbalanced.found || open.length > 1 || Object.keys(root.content).length !== 1 ? undefined : root.content;
}

/** A document with one root element. */
export function writeXml(value: Facts): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${Object.entries(value)
    .map(([name, inner]) => element(name, inner))
    .join('')}`;
}

const deepest = 40;

interface Open {
  readonly name: string;
  readonly content: Record<string, Value>;
  text: string;
}

function add({ content }: Open, name: string, value: Value): void {
  const there = Object.hasOwn(content, name) ? content[name] : undefined;
  if (there === undefined) content[name] = value;
  else content[name] = Array.isArray(there) ? [...there, value] : [there, value];
}

function elementValue({ content, text }: Open): Value {
  const trimmed = text.trim();
  if (Object.keys(content).length === 0) return trimmed;
  return trimmed === '' ? content : { ...content, '#text': trimmed };
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function element(name: string, value: Value): string {
  if (Array.isArray(value)) return value.map((item: Value) => element(name, item)).join('');
  if (!isFacts(value)) return `<${name}>${value === null ? '' : escaped(String(value))}</${name}>`;

  const attributes = Object.entries(value).filter(([key]) => key.startsWith('@'));
  const inside = Object.entries(value).filter(([key]) => !key.startsWith('@'));
  const head = attributes.map(([key, one]) => ` ${key.slice(1)}="${escaped(String(one ?? ''))}"`).join('');
  return `<${name}${head}>${inside.map(([key, one]) => (key === '#text' ? escaped(String(one ?? '')) : element(key, one))).join('')}</${name}>`;
}

/** Characters that XML cannot hold at all are left out. */
function escaped(text: string): string {
  return text
    .replace(/\p{Cc}/gu, (control) => ('\t\n\r'.includes(control) ? control : ''))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
