import { done, type Outcome, refused } from '../outcome.js';
import { expressionLimits } from './limits.js';
import { Cursor } from './syntax/cursor.js';
import type { Node } from './syntax/node.js';
import { readExpression, readSum } from './syntax/read-expression.js';
import { anyOf, readTestList } from './syntax/read-tests.js';
import { placed, SyntaxProblem } from './syntax/syntax-problem.js';

/** A parsed expression: its text and its tree. Data only, safe to keep and to share. */
export interface Expression {
  readonly text: string;
  readonly root: Node;
}

/** Slot of the tested value `?` in a cell of a decision table. */
export const inputSlot = 0;

/** Reads an expression of the FEEL subset. The result of an expression is a value and is never read as an expression again. */
export function parseExpression(text: string): Outcome<Expression> {
  return parse(text, (cursor) => readExpression(cursor));
}

/** Reads the cell of a decision table as one condition over the tested value `?`; `-` (or an empty cell) always holds. */
export function parseUnaryTests(text: string): Outcome<Expression> {
  if (/^\s*-?\s*$/.test(text)) return done({ text, root: { type: 'literal', at: 0, value: true } });

  return parse(text, (cursor) =>
    cursor.scoped((bind) => {
      const slot = bind('?');
      return anyOf(readTestList(cursor, { type: 'local', at: 0, name: '?', slot }, { readExpression, readSum }), 0);
    }),
  );
}

function parse(text: string, read: (cursor: Cursor) => Node): Outcome<Expression> {
  if (text.length > expressionLimits.length) return tooLong();

  try {
    const cursor = new Cursor(text);
    const root = read(cursor);
    cursor.expectEnd();
    return done({ text, root });
  } catch (problem) {
    if (problem instanceof SyntaxProblem) return refused(problem.code, placed(problem.told, problem.at));
    throw problem;
  }
}

function tooLong() {
  return refused('EXPRESSION_TOO_LONG', {
    zh: `表达式超过 ${expressionLimits.length} 个字符，请拆成几个公式。`,
    en: `The expression is longer than ${expressionLimits.length} characters; split it.`,
  });
}
