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

  const walk = new TemplateWalk([...facts, ...builtInFacts], at);
  walk.program(program, 0);
  return walk.findings.length > 0 ? walk.findings : [...checkHtml(template, at)];
}

function parse(template: string): hbs.AST.Program | { problem: string } {
  try {
    return Handlebars.parseWithoutProcessing(template);
  } catch (error) {
    return { problem: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
}

/** Visits every node of a template; what is not named here is not allowed. */
class TemplateWalk {
  readonly findings: Finding[] = [];

  constructor(
    private readonly facts: readonly string[],
    private readonly at: (line: number) => string,
  ) {}

  program({ body }: hbs.AST.Program, depth: number, inList = false): void {
    for (const statement of body) this.statement(statement, depth, inList);
  }

  private statement(statement: hbs.AST.Statement, depth: number, inList: boolean): void {
    if (isContent(statement) || statement.type === 'CommentStatement') return;
    if (isMustache(statement)) return this.mustache(statement, inList);
    if (isBlock(statement)) return this.block(statement, depth, inList);

    this.refuse(statement, words.notAllowed(statement.type));
  }

  private mustache(statement: hbs.AST.MustacheStatement, inList: boolean): void {
    if (!statement.escaped) return this.refuse(statement, words.unescaped);
    if (statement.params.length === 0) return this.path(statement.path, inList);

    if (!isPath(statement.path) || !Object.hasOwn(helpers, statement.path.original)) return this.refuse(statement, words.helper(nameOf(statement.path)));
    for (const parameter of statement.params) this.path(parameter, inList);
  }

  private block(statement: hbs.AST.BlockStatement, depth: number, inList: boolean): void {
    if (!blocks.includes(nameOf(statement.path))) return this.refuse(statement, words.helper(nameOf(statement.path)));
    if (depth >= deepestBlocks || (inList && nameOf(statement.path) === 'each')) return this.refuse(statement, words.nested);

    for (const parameter of statement.params) this.path(parameter, inList);
    const lists = inList || nameOf(statement.path) === 'each';
    this.program(statement.program, depth + 1, lists);
    if (statement.inverse) this.program(statement.inverse, depth + 1, lists);
  }

  private path(node: hbs.AST.Node, inList: boolean): void {
    if (!isPath(node)) return this.refuse(node, words.notAllowed(node.type));
    if (node.data || node.depth > 0 || node.parts.length > 1) return this.refuse(node, words.notAllowed(node.original));
    const name = node.parts[0] ?? '';
    if (forbiddenNames.has(name)) return this.refuse(node, words.notAllowed(name));
    if (inList || this.facts.includes(name)) return;

    this.findings.push(finding('TEMPLATE_FACT_UNKNOWN', this.at(node.loc.start.line), words.unknownFact(name)));
  }

  private refuse(node: hbs.AST.Node, message: Message): void {
    this.findings.push(finding('TEMPLATE_NOT_ALLOWED', this.at(node.loc.start.line), message));
  }
}

function nameOf(node: hbs.AST.Node): string {
  return isPath(node) ? node.original : node.type;
}

function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === 'PathExpression';
}

function isContent(node: hbs.AST.Node): node is hbs.AST.ContentStatement {
  return node.type === 'ContentStatement';
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
