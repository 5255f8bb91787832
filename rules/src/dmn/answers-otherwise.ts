import { type Checking, typeOfNode } from '../expressions/checking/type-of-node.js';
import { parseExpression } from '../expressions/parse-expression.js';
import { type Call, childrenOf, type Logic, type Node } from '../expressions/syntax/node.js';
import type { Type } from '../expressions/type.js';
import type { Dictionary } from '../facts/dictionary.js';
import type { Message, Value } from '../values.js';

/**
 * What FEEL and our language read alike and answer differently, said before it is imported: no answer is better than another one.
 * Values of two kinds are neither equal nor unequal in FEEL (null) and unequal here; a date has fields in FEEL and is a text here; what is
 * no condition is null to FEEL and an error here.
 */
export function answersOtherwise(text: string, dictionary: Dictionary): Message | undefined {
  const parsed = parseExpression(text);
  return parsed.ok ? firstIn(parsed.value.root, { dictionary, locals: [], note: () => undefined }) : undefined;
}

function firstIn(node: Node, checking: Checking): Message | undefined {
  const own = differs(node, checking);
  if (own) return own;
  for (const child of childrenOf(node)) {
    const found = firstIn(child, checking);
    if (found) return found;
  }
  return undefined;
}

function differs(node: Node, checking: Checking): Message | undefined {
  if (node.type === 'comparison' && (node.operator === '=' || node.operator === '!=')) {
    const [left, right] = [typeOfNode(node.left, checking), typeOfNode(node.right, checking)];
    return areOfTwoKinds(left, right) ? { zh: '相等比较的两边不是同一类值', en: 'an equality of two kinds of values' } : undefined;
  }
  if (node.type === 'instance' && isText(typeOfNode(node.of, checking)))
    return { zh: '日期在这里是文字，instance of 结果不同', en: 'a date is a text here, so instance of differs' };
  if (node.type === 'member' && typeOfNode(node.of, checking).kind === 'date')
    return { zh: '日期没有字段（请用 year、month、day 等函数）', en: 'fields of a date' };
  if (node.type === 'logic' && failsBeforeDecided(node, checking)) return { zh: '“且”“或”的一部分不是条件', en: 'a part of "and"/"or" that is no condition' };

  return node.type === 'call' ? callDiffers(node, checking) : undefined;
}

/** A part that is no condition ends the whole here; in FEEL one after it may still settle it. */
function failsBeforeDecided({ operator, terms }: Logic, checking: Checking): boolean {
  const decisive = operator === 'or';
  const wrong = terms.findIndex((term) => isNoCondition(typeOfNode(term, checking)));
  if (wrong < 0 || terms.slice(0, wrong).some((term) => constantOf(term) === decisive)) return false;

  return terms.slice(wrong + 1).some((term) => !isNoCondition(typeOfNode(term, checking)) && (constantOf(term) ?? decisive) === decisive);
}

function isNoCondition({ kind }: Type): boolean {
  return kind !== 'boolean' && kind !== 'any' && kind !== 'null';
}

/** Roundings, of whose digits FEEL takes more than are kept here. */
const roundings: readonly string[] = ['round', 'round half up', 'round half down', 'round up', 'round down', 'decimal', 'floor', 'ceiling'];
/** So many digits after the point a rounding takes here, and in FEEL. */
const [mostDigits, mostInFeel] = [30, 6176];

/** FEEL cuts a fraction off a length, makes a list of one text, and takes a scale that nothing here has. */
function callDiffers({ name, args }: Call, checking: Checking): Message | undefined {
  const [first, second, third] = args;
  const length = constantOf(third);
  if (name === 'substring' && typeof length === 'number' && !Number.isInteger(length)) return { zh: '长度不是整数', en: 'a length that is no whole number' };
  if (name === 'string join' && first && isText(typeOfNode(first, checking))) return { zh: '应为列表，却是一段文字', en: 'one text where a list is due' };
  const digits = constantOf(second);
  if (roundings.includes(name) && typeof digits === 'number' && digits > mostDigits && digits <= mostInFeel)
    return { zh: `小数位多于 ${mostDigits} 位`, en: `more than ${mostDigits} digits after the point` };

  return undefined;
}

function constantOf(node: Node | undefined): Value | undefined {
  return node?.type === 'literal' ? node.value : undefined;
}

function areOfTwoKinds(left: Type, right: Type): boolean {
  const open = (type: Type) => type.kind === 'any' || type.kind === 'null';
  const both = isText(left) && isText(right);

  return !open(left) && !open(right) && !both && left.kind !== right.kind;
}

function isText({ kind }: Type): boolean {
  return kind === 'date' || kind === 'string';
}
