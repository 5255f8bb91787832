import type { ConditionProperties, NestedCondition } from 'json-rules-engine';

/** A fact, or a place inside one. */
export interface FactAt {
  readonly fact: string;
  readonly path?: string;
}

/** `record.quality` → fact `record`, path `$.quality`; `undefined` for an expression that is more than a path. */
export function factAt(expression: string): FactAt | undefined {
  const text = expression.trim();
  if (!/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(text) || words.has(text)) return undefined;

  const [fact = '', ...path] = text.split('.');
  return path.length > 0 ? { fact, path: `$.${path.join('.')}` } : { fact };
}

const words: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/** Where an expression of a cell stands; `undefined` where it cannot be read. */
export type Placing = (text: string) => FactAt | undefined;

/**
 * A cell of a decision table as conditions of json-rules-engine; `undefined` where the cell says more than is translated. It is read
 * from its text once more, on purpose: our own reader is one of the things that are checked.
 */
export function readCell(cell: string, fact: FactAt, place: Placing): NestedCondition | 'any' | undefined {
  const text = cell.trim();
  if (text === '-' || text === '') return 'any';

  const negated = /^not\((.*)\)$/s.exec(text)?.[1];
  const tests = splitList(negated ?? text).map((test) => readTest(test, fact, place));
  const known = tests.flatMap((test) => test ?? []);
  if (known.length < tests.length) return undefined;
  if (negated === undefined) return { any: known.map(({ holds }) => holds) };

  // What is compared with nothing is neither so nor not so.
  return { all: [...known.flatMap(({ asks }) => asks), { not: { any: known.map(({ holds }) => holds) } }] };
}

/** One test with what it needs in order to be true or false at all. */
interface Test {
  readonly holds: NestedCondition;
  readonly asks: readonly NestedCondition[];
}

function readTest(test: string, fact: FactAt, place: Placing): Test | undefined {
  const interval = /^([[(\]])\s*(\S.*?)\s*\.\.\s*(\S.*?)\s*([\])[])$/.exec(test);
  if (interval) return readInterval(interval, fact, place);
  const held = /^list contains\(\s*\?\s*,\s*(.+)\)$/.exec(test)?.[1];
  if (held !== undefined) return readHeld(held, fact);
  if (/[?]/.test(test.replace(/"[^"]*"/g, ''))) return undefined;

  const [, operator = '=', operand = ''] = /^(<=|>=|<|>|=)?\s*(.+)$/s.exec(test) ?? [];
  return operator === '=' ? equality(fact, operand, place) : ordering(fact, operator, operand, place);
}

function readHeld(text: string, fact: FactAt): Test | undefined {
  const entry = readConstant(text.trim());
  return entry && { holds: comparison(fact, 'contains', entry.value), asks: [present(fact)] };
}

function readInterval([, opens, from = '', to = '', closes]: RegExpExecArray, fact: FactAt, place: Placing): Test | undefined {
  const low = ordering(fact, opens === '[' ? '>=' : '>', from, place);
  const high = ordering(fact, closes === ']' ? '<=' : '<', to, place);

  return low && high && { holds: { all: [low.holds, high.holds] }, asks: [...low.asks, ...high.asks] };
}

function equality(fact: FactAt, text: string, place: Placing): Test | undefined {
  const operand = readOperand(text, place);
  return operand && { holds: comparison(fact, 'equal', operand.value), asks: [] };
}

const orderings: Readonly<Record<string, string>> = {
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '>': 'greaterThan',
  '>=': 'greaterThanInclusive',
};

function ordering(fact: FactAt, sign: string, text: string, place: Placing): Test | undefined {
  const [operator, operand] = [orderings[sign], readOperand(text, place)];
  // The library orders only what begins like a number, as dates do.
  if (!operator || !operand || (typeof operand.value === 'string' && Number.isNaN(Number.parseFloat(operand.value)))) return undefined;
  const asks = [present(fact), ...(operand.at ? [present(operand.at)] : [])];

  return { holds: { all: [...asks, comparison(fact, operator, operand.value)] }, asks };
}

/** A constant, or another fact. */
interface Operand {
  readonly value: unknown;
  readonly at?: FactAt;
}

function readOperand(text: string, place: Placing): Operand | undefined {
  const constant = readConstant(text.trim());
  if (constant) return constant;
  const at = place(text.trim());

  return at && { value: at, at };
}

function readConstant(text: string): Operand | undefined {
  const literal = /^(?:date\()?"([^"\\]*)"\)?$/.exec(text)?.[1];
  if (literal !== undefined) return { value: literal };
  if (/^-?\d+(\.\d+)?$/.test(text)) return { value: Number(text) };
  if (text === 'true' || text === 'false') return { value: text === 'true' };

  return text === 'null' ? { value: null } : undefined;
}

function present(fact: FactAt): NestedCondition {
  return comparison(fact, 'notEqual', null);
}

function comparison({ fact, path }: FactAt, operator: string, value: unknown): ConditionProperties {
  return path ? { fact, path, operator, value } : { fact, operator, value };
}

/** Splits at commas outside quotes, brackets and parentheses. */
function splitList(text: string): readonly string[] {
  const parts: string[] = [''];
  let [depth, quoted] = [0, false];
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    if (!quoted && '[('.includes(sign)) depth += 1;
    if (!quoted && '])'.includes(sign)) depth -= 1;
    if (sign === ',' && !quoted && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${sign}`);
  }
  return parts.map((part) => part.trim());
}
