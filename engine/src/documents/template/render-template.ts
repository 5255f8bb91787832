import type { Facts, Value } from '@onething/rules';
import Handlebars from 'handlebars';
import { helpers } from './helpers.js';

/** More text than this is not a document. */
const mostCharacters = 2_000_000;
const mostEntries = 1000;
const engine = Handlebars.create();
for (const name of Object.keys(engine.helpers)) if (!['if', 'unless', 'each'].includes(name)) engine.unregisterHelper(name);
for (const [name, helper] of Object.entries(helpers)) engine.registerHelper(name, helper);

const known = Object.fromEntries([...Object.keys(helpers), 'if', 'unless', 'each'].map((name) => [name, true]));

/** A template made ready once; on the server only, because it is compiled to code. A fact that is missing throws: nothing is printed with a gap. */
export function compileTemplate(template: string): (facts: Facts) => string {
  const render = engine.compile(template, { knownHelpersOnly: true, knownHelpers: known, strict: true, noEscape: false, preventIndent: true });
  return (facts) => {
    const html = render(plain(facts), { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
    if (html.length > mostCharacters) throw new RangeError('The document is longer than 2 MB');

    return html;
  };
}

/** Texts, numbers, and flat lists of them; on null-prototype objects, so that no name means anything of JavaScript's. */
function plain(facts: Facts): Record<string, unknown> {
  const own: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(facts)) own[name] = shown(value);
  return own;
}

function shown(value: Value): unknown {
  if (Array.isArray(value)) return value.slice(0, mostEntries).map((entry: Value) => (isRecord(entry) ? plain(entry) : text(entry)));

  return isRecord(value) ? '' : typeof value === 'boolean' ? value : text(value);
}

function isRecord(value: Value): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: Value): string {
  return value === null ? '' : String(value);
}
