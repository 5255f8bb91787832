import { isCivilDate } from '../../clock/civil-date.js';
import { type Dictionary, declarationOf } from '../../facts/dictionary.js';
import { parameterUnknown } from '../../facts/parameter-unknown.js';
import type { Finding } from '../../outcome.js';
import type { Message } from '../../values.js';
import { countProblem, parameterAt } from '../functions/function.js';
import { functionNamed } from '../functions/index.js';
import type { Arithmetic, Binding, Call, Comparison, Fact, Node } from '../syntax/node.js';
import { any, boolean, date, describeType, fits, listOf, nothing, number, string, type Type, typeOfDeclaration, typeOfValue, unite } from '../type.js';

/** What the type check knows and where it writes. Types of bound names stand at their slots. */
export interface Checking {
  readonly dictionary: Dictionary;
  readonly locals: Type[];
  readonly note: (severity: Finding['severity'], code: string, at: number, message: Message) => void;
}

/** The type of a part, noting what does not fit together below it. */
export function typeOfNode(node: Node, checking: Checking): Type {
  switch (node.type) {
    case 'literal':
      return typeOfValue(node.value);
    case 'fact':
      return typeOfFact(node, checking);
    case 'local':
      return checking.locals[node.slot] ?? any;
    case 'member':
      return memberType(typeOfNode(node.of, checking), node.name, node.at, checking);
    case 'list':
      return listOf(unite(node.items.map((item) => typeOfNode(item, checking))));
    case 'context':
      return {
        kind: 'object',
        fields: Object.fromEntries(node.entries.map((entry) => [entry.name, bind(entry.slot, typeOfNode(entry.value, checking), checking)])),
      };
    case 'negation':
      return expect(node.of, number, checking);
    case 'arithmetic':
      return typeOfArithmetic(node, checking);
    case 'comparison':
      return typeOfComparison(node, checking);
    case 'between':
    case 'range':
      return typeOfRange(node, checking);
    case 'in':
      bind(node.slot, typeOfNode(node.value, checking), checking);
      return conditions(node.tests, checking);
    case 'matches':
      return typeOfMatches(node.value, node.expected, checking);
    case 'logic':
      return conditions(node.terms, checking);
    case 'not':
      return conditions([node.of], checking);
    case 'if':
      conditions([node.condition], checking);
      return unite([typeOfNode(node.then, checking), typeOfNode(node.otherwise, checking)]);
    case 'quantified':
      bindAll(node.bindings, checking);
      return conditions([node.body], checking);
    case 'for':
      bindAll(node.bindings, checking);
      return listOf(typeOfNode(node.body, checking));
    case 'call':
      return typeOfCall(node, checking);
    case 'instance':
      typeOfNode(node.of, checking);
      return boolean;
  }
}

function typeOfFact({ path, at }: Fact, checking: Checking): Type {
  const found = declarationOf(checking.dictionary, path);
  if (found.is === 'declared') return overLists(typeOfDeclaration(found.declaration), path, checking);
  if (found.is === 'undeclared' && path[0] === 'params') checking.note('error', 'PARAMETER_UNKNOWN', at, parameterUnknown(path));
  else if (found.is === 'undeclared') checking.note('error', 'FACT_UNKNOWN', at, unknownFact(path, checking.dictionary));

  return any;
}

/** A path that passes through lists gives one list of what stands below. */
function overLists(type: Type, path: readonly string[], checking: Checking): Type {
  const above = path.slice(0, -1).map((_, index) => declarationOf(checking.dictionary, path.slice(0, index + 1)));
  const lists = above.filter((entry, index) => entry.is === 'declared' && entry.declaration.type === 'list' && !/^\d+$/.test(path[index + 1] ?? ''));

  return lists.length > 0 ? listOf(type) : type;
}

function unknownFact(path: readonly string[], dictionary: Dictionary): Message {
  const name = path.join('.');
  const known = Object.keys(dictionary).slice(0, 20);
  const isWord = path.length === 1 && /[^\x20-\x7f]/.test(name);
  const hint = isWord
    ? { zh: `；如果是文字，请加引号："${name}"`, en: `; a text needs quotes: "${name}"` }
    : { zh: `；可用：${known.join('、')}`, en: `; known: ${known.join(', ')}` };

  return { zh: `没有声明事实“${name}”${hint.zh}`, en: `The fact "${name}" is not declared${hint.en}` };
}

function memberType(of: Type, name: string, at: number, checking: Checking): Type {
  if (of.kind === 'list') return listOf(memberType(of.of, name, at, checking));
  if (of.kind === 'any' || of.kind === 'null') return any;
  if (of.kind === 'object' && !of.fields) return any;
  if (of.kind === 'object' && of.fields && Object.hasOwn(of.fields, name)) return of.fields[name] ?? any;
  checking.note('error', 'FACT_UNKNOWN', at, { zh: `${describeType(of).zh}里没有“${name}”`, en: `${describeType(of).en} has no "${name}"` });

  return any;
}

function typeOfArithmetic({ first, rest }: Arithmetic, checking: Checking): Type {
  const start = typeOfNode(first, checking);
  if (rest.every((part) => part.operator === '+') && (start.kind === 'string' || start.kind === 'date')) {
    for (const { operand } of rest) expect(operand, string, checking);
    return string;
  }
  const types = [start, ...rest.map(({ operand }) => typeOfNode(operand, checking))];
  const wrong = types.findIndex((type) => !fits(type, number) && !(type.kind === 'string' && types[0]?.kind === 'any'));
  if (wrong >= 0) mismatch([first, ...rest.map((part) => part.operand)][wrong] ?? first, types[wrong] ?? any, number, checking);

  return types.some((type) => type.kind === 'any') && rest.every((part) => part.operator === '+') ? any : number;
}

function typeOfComparison({ left, right, operator, at }: Comparison, checking: Checking): Type {
  const [a, b] = [typeOfNode(left, checking), typeOfNode(right, checking)];
  const isEquality = operator === '=' || operator === '!=';
  if (!(isEquality && (a.kind === 'null' || b.kind === 'null'))) comparable(a, b, at, checking);
  if (!isEquality) orderable([a, b], at, checking);
  constantDate(left, b, checking);
  constantDate(right, a, checking);

  return boolean;
}

function typeOfRange({ value, from, to, at }: { readonly value: Node; readonly from: Node; readonly to: Node; readonly at: number }, checking: Checking): Type {
  const [tested, low, high] = [value, from, to].map((part) => typeOfNode(part, checking));
  for (const bound of [low ?? any, high ?? any]) comparable(tested ?? any, bound, at, checking);
  orderable([tested ?? any], at, checking);

  return boolean;
}

function typeOfMatches(value: Node, expected: Node, checking: Checking): Type {
  const [tested, wanted] = [typeOfNode(value, checking), typeOfNode(expected, checking)];
  const entry = wanted.kind === 'list' && tested.kind !== 'list' ? wanted.of : wanted;
  if (entry.kind !== 'null' && tested.kind !== 'null') comparable(tested, entry, expected.at, checking);
  constantDate(expected, tested, checking);

  return boolean;
}

function comparable(a: Type, b: Type, at: number, checking: Checking): void {
  if (fits(a, b) || fits(b, a)) return;
  const [left, right] = [describeType(a), describeType(b)];
  checking.note('error', 'EXPRESSION_TYPE', at, { zh: `不能把${left.zh}和${right.zh}相比较`, en: `${left.en} cannot be compared with ${right.en}` });
}

function orderable(types: readonly Type[], at: number, checking: Checking): void {
  const wrong = types.find((type) => type.kind === 'boolean' || type.kind === 'list' || type.kind === 'object');
  if (wrong) checking.note('error', 'EXPRESSION_TYPE', at, { zh: `${describeType(wrong).zh}不能比较大小`, en: `${describeType(wrong).en} has no order` });
}

/** A date compared with a constant text that is no date can never be right. */
function constantDate(constant: Node, compared: Type, checking: Checking): void {
  if (compared.kind !== 'date' || constant.type !== 'literal' || typeof constant.value !== 'string' || isCivilDate(constant.value)) return;
  const { value, at } = constant;
  checking.note('error', 'EXPRESSION_DATE', at, { zh: `“${value}”不是日期，应写成 "2026-09-01"`, en: `"${value}" is not a date such as "2026-09-01"` });
}

function conditions(nodes: readonly Node[], checking: Checking): Type {
  for (const node of nodes) expect(node, boolean, checking);

  return boolean;
}

function expect(node: Node, wanted: Type, checking: Checking): Type {
  const type = typeOfNode(node, checking);
  if (!fits(type, wanted) && type.kind !== nothing.kind) mismatch(node, type, wanted, checking);

  return wanted;
}

function mismatch(node: Node, type: Type, wanted: Type, checking: Checking): void {
  const [given, needed] = [describeType(type), describeType(wanted)];
  checking.note('error', 'EXPRESSION_TYPE', node.at, { zh: `这里应为${needed.zh}，却是${given.zh}`, en: `${needed.en} is needed here, this is ${given.en}` });
}

function bindAll(bindings: readonly Binding[], checking: Checking): void {
  for (const { slot, over, to } of bindings) {
    if (to) for (const part of [over, to]) expect(part, number, checking);
    const type = to ? number : typeOfNode(over, checking);
    if (!to && !fits(type, listOf(any))) mismatch(over, type, listOf(any), checking);
    bind(slot, type.kind === 'list' ? type.of : to ? number : any, checking);
  }
}

function bind(slot: number, type: Type, checking: Checking): Type {
  checking.locals[slot] = type;
  return type;
}

function typeOfCall({ name, args, at }: Call, checking: Checking): Type {
  const called = functionNamed(name);
  if (!called) return any;
  const problem = countProblem(called, args.length);
  if (problem) checking.note('error', 'EXPRESSION_ARGUMENTS', at, problem);
  const types = args.map((arg, index) => {
    const wanted = parameterAt(called, index)?.type ?? any;
    const type = typeOfNode(arg, checking);
    if (!fits(type, wanted)) mismatch(arg, type, wanted, checking);
    if (wanted.kind === date.kind && arg.type === 'literal' && typeof arg.value === 'string' && type.kind !== date.kind && !/T/i.test(arg.value))
      mismatch(arg, type, wanted, checking);
    return type;
  });

  return typeof called.result === 'function' ? called.result(types) : called.result;
}
