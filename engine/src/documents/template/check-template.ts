import type { Finding, Message } from '@onething/rules';
import Handlebars from 'handlebars';
import { checkHtml } from './check-html.js';
import { helpers } from './helpers.js';
import { blocks, builtInFacts } from './vocabulary.js';

/** Longer templates are not documents. */
const mostCharacters = 100_000;
const deepestBlocks = 2;
const forbiddenNames = new Set(['constructor', '__proto__', 'prototype', 'lookup', 'helperMissing', 'blockHelperMissing', 'log', 'with']);

/**
 * What is wrong with a document template before anything is issued with it: only escaped facts that are declared, known
 * helpers, few blocks, and HTML of the vocabulary. `place` is `documents/<id>.hbs:<line>`.
 */
export function checkTemplate(id: string, template: unknown, facts: readonly string[]): readonly Finding[] {
  const at = (line: number) => `documents/${id}.hbs:${line}`;
  if (typeof template !== 'string' || template.length > mostCharacters) return [finding('TEMPLATE_NOT_TEXT', at(1), words.notText)];

  const program = parse(template);
  if ('problem' in program) return [finding('TEMPLATE_SYNTAX', at(1), words.syntax(program.problem))];

  const findings = inProgram(program, { facts: [...facts, ...builtInFacts], at, depth: 0, inList: false });
  return findings.length > 0 ? findings : checkHtml(template, at);
}

function parse(template: string): hbs.AST.Program | { problem: string } {
  try {
    return Handlebars.parseWithoutProcessing(template);
  } catch (error) {
    return { problem: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
}

/** Where a node stands: what may be named there, how deep in blocks, whether inside a list. */
interface Place {
  readonly facts: readonly string[];
  readonly at: (line: number) => string;
  readonly depth: number;
  readonly inList: boolean;
}

/** Every node of a template; what is not named here is not allowed. */
function inProgram({ body }: hbs.AST.Program, place: Place): readonly Finding[] {
  return body.flatMap((statement) => inStatement(statement, place));
}

function inStatement(statement: hbs.AST.Statement, place: Place): readonly Finding[] {
  if (statement.type === 'ContentStatement' || statement.type === 'CommentStatement') return [];
  if (isMustache(statement)) return inMustache(statement, place);
  if (isBlock(statement)) return inBlock(statement, place);

  return refuse(statement, words.notAllowed(statement.type), place);
}

function inMustache(statement: hbs.AST.MustacheStatement, place: Place): readonly Finding[] {
  const { path, params, escaped } = statement;
  if (!escaped) return refuse(statement, words.unescaped, place);
  if (params.length === 0) return inPath(path, place);
  if (!isPath(path) || !Object.hasOwn(helpers, path.original)) return refuse(statement, words.helper(nameOf(path)), place);

  return params.flatMap((parameter) => inPath(parameter, place));
}

function inBlock(statement: hbs.AST.BlockStatement, place: Place): readonly Finding[] {
  const { path, params, program, inverse } = statement;
  const name = nameOf(path);
  if (!blocks.includes(name)) return refuse(statement, words.helper(name), place);
  if (place.depth >= deepestBlocks || (place.inList && name === 'each')) return refuse(statement, words.nested, place);

  const inside = { ...place, depth: place.depth + 1, inList: place.inList || name === 'each' };
  return [...params.flatMap((parameter) => inPath(parameter, place)), ...inProgram(program, inside), ...(inverse ? inProgram(inverse, inside) : [])];
}

function inPath(node: hbs.AST.Node, place: Place): readonly Finding[] {
  if (!isPath(node)) return refuse(node, words.notAllowed(node.type), place);
  if (node.data || node.depth > 0 || node.parts.length > 1) return refuse(node, words.notAllowed(node.original), place);

  const name = node.parts[0] ?? '';
  if (forbiddenNames.has(name)) return refuse(node, words.notAllowed(name), place);
  if (place.inList || place.facts.includes(name)) return [];

  return [finding('TEMPLATE_FACT_UNKNOWN', place.at(node.loc.start.line), words.unknownFact(name))];
}

function refuse(node: hbs.AST.Node, message: Message, { at }: Place): readonly Finding[] {
  return [finding('TEMPLATE_NOT_ALLOWED', at(node.loc.start.line), message)];
}

function nameOf(node: hbs.AST.Node): string {
  return isPath(node) ? node.original : node.type;
}

function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === 'PathExpression';
}

function isMustache(node: hbs.AST.Node): node is hbs.AST.MustacheStatement {
  return node.type === 'MustacheStatement';
}

function isBlock(node: hbs.AST.Node): node is hbs.AST.BlockStatement {
  return node.type === 'BlockStatement';
}

function finding(code: string, place: string, message: Message): Finding {
  return { code, place, message, severity: 'error' };
}

const words = {
  notText: { zh: '文书模板必须是不超过 10 万字的文本。', en: 'A document template is text of at most 100,000 characters.' },
  unescaped: { zh: '不允许三重花括号：内容必须转义。', en: 'Triple braces are not allowed: what is shown must be escaped.' },
  nested: { zh: '循环和条件嵌套过深：列表里不能再有列表。', en: 'Blocks are nested too deeply: no list inside a list.' },
  syntax: (problem: string): Message => ({ zh: `模板写法有误：${problem}`, en: `The template cannot be read: ${problem}` }),
  notAllowed: (what: string): Message => ({ zh: `文书模板不允许“${what}”。`, en: `"${what}" is not allowed in a document template.` }),
  helper: (name: string): Message => ({ zh: `没有名为“${name}”的模板函数。`, en: `There is no template helper "${name}".` }),
  unknownFact: (name: string): Message => ({ zh: `文书没有声明内容项“${name}”。`, en: `The document does not declare the fact "${name}".` }),
};
