import type { Dictionary } from '../facts/dictionary.js';
import type { Finding } from '../outcome.js';
import type { Message } from '../values.js';
import { typeOfNode } from './checking/type-of-node.js';
import { leastSteps, wouldExceed } from './least-steps.js';
import { expressionLimits } from './limits.js';
import { type Expression, parseExpression } from './parse-expression.js';
import { placed } from './syntax/syntax-problem.js';
import { describeType, fits, type Type } from './type.js';

/** What an expression is, and what is wrong with it. */
export interface CheckedExpression {
  readonly type: Type;
  readonly findings: readonly Finding[];
}

/** Everything that can be known before a text runs: syntax, unknown facts, types. `place` says where the text stands. */
export function checkExpression(text: string, dictionary: Dictionary, place: string, wanted?: Type): readonly Finding[] {
  const parsed = parseExpression(text);
  if (!parsed.ok) return [{ severity: 'error', code: parsed.code, place, message: quoted(parsed.message, text) }];

  return checkTypes(parsed.value, dictionary, place, { wanted }).findings;
}

/** The same for a parsed one; `input` is the type of `?` in the cell of a table. */
export function checkTypes(
  expression: Expression,
  dictionary: Dictionary,
  place: string,
  { wanted, input }: { readonly wanted?: Type; readonly input?: Type } = {},
): CheckedExpression {
  const findings: Finding[] = [];
  const note = (severity: Finding['severity'], code: string, at: number, message: Message) => {
    findings.push({ severity, code, place, message: quoted(placed(message, at), expression.text) });
  };
  const type = typeOfNode(expression.root, { dictionary, note, locals: input ? [input] : [] });
  if (wanted && !fits(type, wanted)) note('error', 'EXPRESSION_TYPE', expression.root.at, notWanted(type, wanted));

  const steps = leastSteps(expression.root, {});
  if (steps > expressionLimits.steps) note('error', 'EXPRESSION_OVER_BUDGET', expression.root.at, wouldExceed(steps, expressionLimits.steps));

  return { type, findings };
}

function notWanted(type: Type, wanted: Type): Message {
  const [given, needed] = [describeType(type), describeType(wanted)];
  return { zh: `结果应为${needed.zh}，却是${given.zh}`, en: `The result must be ${needed.en}, it is ${given.en}` };
}

function quoted(message: Message, text: string): Message {
  const cut = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return { zh: `表达式 ${cut}：${message.zh}`, en: `Expression ${cut}: ${message.en}` };
}
