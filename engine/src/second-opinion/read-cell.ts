import type { ConditionProperties, NestedCondition, TopLevelCondition } from 'json-rules-engine';

/** A cell of a decision table as conditions of json-rules-engine; `undefined` where the cell says more than is translated. */
export function readCell(cell: string, fact: FactAt): NestedCondition | 'any' | undefined {
  const text = cell.trim();
  if (text === '-') return 'any';

  const negated = /^not\((.*)\)$/s.exec(text)?.[1];
  if (negated !== undefined) {
    const inner = readCell(negated, fact);
    return inner === undefined || inner === 'any' ? undefined : { not: inner };
  }
  const tests = splitList(text).map((test) => readTest(test, fact));
  if (tests.some((test) => test === undefined)) return undefined;

  return { any: tests.flatMap((test) => test ?? []) } satisfies TopLevelCondition;
}

/** A fact, or a place inside one. */
export interface FactAt {
  readonly fact: string;
  readonly path?: string;
}

/** `record.quality` → fact `record`, path `$.quality`; `undefined` for an expression that is more than a path. */
export function factAt(expression: string): FactAt | undefined {
  if (!/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(expression.trim())) return undefined;

  const [fact = '', ...path] = expression.trim().split('.');
  return path.length > 0 ? { fact, path: `$.${path.join('.')}` } : { fact };
}

function readTest(test: string, fact: FactAt): NestedCondition | undefined {
  const interval = /^([[(\]])\s*(\S+?)\s*\.\.\s*(\S+?)\s*([\])[])$/.exec(test);
  if (interval) return readInterval(interval, fact);

  const [, operator = '=', operand = ''] = /^(<=|>=|<|>|=)?\s*(.+)$/s.exec(test) ?? [];
  const value = readOperand(operand);
  return value && comparison(fact, operators[operator] ?? 'equal', value);
}

function readInterval([, opens, from = '', to = '', closes]: RegExpExecArray, fact: FactAt): NestedCondition | undefined {
  const [low, high] = [readOperand(from), readOperand(to)];
  if (!low || !high) return undefined;

  return {
    all: [
      comparison(fact, opens === '[' ? 'greaterThanInclusive' : 'greaterThan', low),
      comparison(fact, closes === ']' ? 'lessThanInclusive' : 'lessThan', high),
    ],
  };
}

const operators: Readonly<Record<string, string>> = {
  '=': 'equal',
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '>': 'greaterThan',
  '>=': 'greaterThanInclusive',
};

/** A constant, or another fact. */
type Operand = { readonly value: unknown };

function readOperand(text: string): Operand | undefined {
  const literal = /^"([^"\\]*)"$/.exec(text)?.[1];
  if (literal !== undefined) return { value: literal };
  if (/^-?\d+(\.\d+)?$/.test(text)) return { value: Number(text) };
  if (text === 'true' || text === 'false') return { value: text === 'true' };
  if (text === 'null') return { value: null };

  const other = factAt(text);
  return other && { value: other };
}

function comparison({ fact, path }: FactAt, operator: string, { value }: Operand): ConditionProperties {
  return path ? { fact, path, operator, value } : { fact, operator, value };
}

/** Splits at commas outside quotes, brackets and parentheses. */
function splitList(text: string): string[] {
  const parts = text.match(/(?:"[^"]*"|[[(][^\])[(]*[\])[]|[^,])+/g) ?? [];
  return parts.map((part) => part.trim());
}
