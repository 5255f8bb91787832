import type { Facts, Value } from '@onething/rules';
import Handlebars from 'handlebars';
import { NotRetriable } from '../../connectors/not-retriable.js';
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
  const needed = namesIn(Handlebars.parseWithoutProcessing(template));
  const render = engine.compile(template, { knownHelpersOnly: true, knownHelpers: known, strict: true, noEscape: false, preventIndent: true });
  return (facts) => {
    const missing = needed.filter((name) => !Object.hasOwn(facts, name));
    if (missing.length > 0) throw factsMissing(missing);

    const html = render(plain(facts), { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
    if (html.length > mostCharacters) throw new RangeError('The document is longer than 2 MB');

    return html;
  };
}

function factsMissing(names: readonly string[]): NotRetriable {
  const list = names.join('、');
  return new NotRetriable('DOCUMENT_FACT_MISSING', {
    zh: `文书缺少内容项“${list}”，未出具。`,
    en: `The document lacks the facts ${names.join(', ')}: it was not issued.`,
  });
}

/** Facts that the template names; inside a list the entries' own names stand. */
function namesIn({ body }: hbs.AST.Program): readonly string[] {
  return [...new Set(body.flatMap(namesOf))];
}

function namesOf(statement: hbs.AST.Statement): readonly string[] {
  if (isMustache(statement)) return statement.params.length > 0 ? statement.params.flatMap(pathName) : pathName(statement.path);
  if (!isBlock(statement)) return [];

  const own = statement.params.flatMap(pathName);
  return nameOfCall(statement) === 'each' ? own : [...own, ...namesIn(statement.program), ...(statement.inverse ? namesIn(statement.inverse) : [])];
}

function nameOfCall({ path }: hbs.AST.BlockStatement): string {
  return pathName(path)[0] ?? '';
}

function pathName(node: hbs.AST.Node): readonly string[] {
  return 'parts' in node && Array.isArray(node.parts) ? [String(node.parts[0])] : [];
}

function isMustache(statement: hbs.AST.Statement): statement is hbs.AST.MustacheStatement {
  return statement.type === 'MustacheStatement';
}

function isBlock(statement: hbs.AST.Statement): statement is hbs.AST.BlockStatement {
  return statement.type === 'BlockStatement';
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
