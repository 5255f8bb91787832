import { compileFeel } from '../expression.js';

/** Parts of a JUEL expression: texts, numbers and names (with their path), operators, brackets; anything else is no part of it. */
const part = /\s*(?:('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(\d+(?:\.\d+)?)|([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(==|!=|<=|>=|&&|\|\||[-+*/<>!()]))/y;

const operators: Readonly<Record<string, string>> = { '==': '=', '&&': 'and', '||': 'or', '!': 'not' };
const words: Readonly<Record<string, string>> = { eq: '=', ne: '!=', gt: '>', ge: '>=', lt: '<', le: '<=', div: '/', and: 'and', or: 'or', not: 'not' };

/** `${amount > 100 && kind == 'A'}` in our expression language; nothing where it calls code or says what ours cannot. */
export function translateExpression(foreign: string): string | undefined {
  const inner = innerOf(foreign);
  const parts = inner === undefined ? undefined : partsOf(inner);
  if (!parts || parts.length === 0) return undefined;

  const text = withNegations(parts).join(' ').replaceAll('( ', '(').replaceAll(' )', ')').replaceAll('not (', 'not(');
  return compileFeel(text).ok ? text : undefined;
}

/** Written as an expression of another engine. */
export function isForeignExpression(text: string): boolean {
  return innerOf(text) !== undefined;
}

function innerOf(text: string): string | undefined {
  return /^\s*[$#]\{([\s\S]*)\}\s*$/.exec(text)?.[1];
}

function partsOf(text: string): readonly string[] | undefined {
  const plain = text.replace(/\b(?:execution|task|delegateTask)\.getVariable\(\s*['"](\w+)['"]\s*\)/g, '$1').trim();
  const parts: string[] = [];
  for (part.lastIndex = 0; part.lastIndex < plain.length; ) {
    const [found, quoted, number, name, operator] = part.exec(plain) ?? [];
    if (found === undefined) return undefined;
    if (operator === '(' && isName(parts.at(-1))) return undefined;
    parts.push(quoted ? JSON.stringify(quoted.slice(1, -1)) : (number ?? (name ? (words[name] ?? name) : (operators[operator ?? ''] ?? operator ?? ''))));
  }
  return parts;
}

/** A bracket after a name calls something. */
function isName(before: string | undefined): boolean {
  return before !== undefined && /^[A-Za-z_]/.test(before) && !['and', 'or', 'not'].includes(before);
}

/** `not x` is a function in our language. */
function withNegations(parts: readonly string[]): readonly string[] {
  return parts.flatMap((one, index) => {
    if (parts[index - 1] === 'not' && one !== '(') return [`(${one})`];
    return [one];
  });
}
