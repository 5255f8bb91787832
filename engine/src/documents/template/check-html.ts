import type { Finding, Message } from '@onething/rules';
import { Parser } from 'htmlparser2';
import { classes, elements } from './vocabulary.js';

const mustache = /\{\{[^}]*\}\}/g;

/** The HTML of a template against the vocabulary. Values may stand between tags only, never inside one. */
export function checkHtml(template: string, at: (line: number) => string): readonly Finding[] {
  const findings: Finding[] = [];
  const line = (index: number) => at(template.slice(0, index).split('\n').length);
  const refuse = (code: string, index: number, message: Message) => findings.push({ code, place: line(index), message, severity: 'error' });
  const parser = new Parser({
    onopentag(name, attributes) {
      const allowed = Object.hasOwn(elements, name) ? elements[name] : undefined;
      if (!allowed) return void refuse('TEMPLATE_ELEMENT_NOT_ALLOWED', parser.startIndex, notAllowed(`<${name}>`));

      for (const [attribute, value] of Object.entries(attributes)) {
        if (value.includes('{{')) refuse('TEMPLATE_VALUE_IN_TAG', parser.startIndex, valueInTag);
        else if (!allowed.includes(attribute)) refuse('TEMPLATE_ATTRIBUTE_NOT_ALLOWED', parser.startIndex, notAllowed(`<${name} ${attribute}>`));
        else if (!fits(attribute, value)) refuse('TEMPLATE_ATTRIBUTE_NOT_ALLOWED', parser.startIndex, notAllowed(`${attribute}="${value}"`));
      }
    },
    oncomment: () => void refuse('TEMPLATE_ELEMENT_NOT_ALLOWED', parser.startIndex, notAllowed('<!-- -->')),
    onprocessinginstruction: (name) => void refuse('TEMPLATE_ELEMENT_NOT_ALLOWED', parser.startIndex, notAllowed(`<${name}>`)),
  });
  parser.end(template);
  if (insideTag(template)) refuse('TEMPLATE_VALUE_IN_TAG', 0, valueInTag);

  return findings;
}

function fits(attribute: string, value: string): boolean {
  if (attribute === 'class') return value.split(/\s+/).every((name) => classes.includes(name));
  if (attribute === 'colspan' || attribute === 'rowspan') return /^[1-9]$/.test(value);

  return /^[A-Za-z][\w-]{0,63}$/.test(value);
}

/** A mustache after `<` and before `>`: it could make a tag or an attribute. */
function insideTag(template: string): boolean {
  return [...template.matchAll(mustache)].some(({ index }) => template.lastIndexOf('<', index) > template.lastIndexOf('>', index));
}

function notAllowed(what: string): Message {
  return { zh: `文书模板不允许 ${what}。`, en: `${what} is not allowed in a document template.` };
}

const valueInTag: Message = {
  zh: '内容项只能写在标签之间，不能写在标签里面。',
  en: 'A fact may stand between tags only, never inside one.',
};
