import { expressionLimits } from '../limits.js';
import { SyntaxProblem } from './syntax-problem.js';
import { type Token, tokensOf } from './tokens.js';

/** Words of the language; none of them can name a fact. */
const reserved: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'if',
  'then',
  'else',
  'in',
  'between',
  'some',
  'every',
  'satisfies',
  'for',
  'return',
  'instance',
  'of',
  'true',
  'false',
  'null',
]);

/** Reads tokens in order and remembers which names are bound, how deep we are, and which ranges still look for their `in`. */
export class Cursor {
  private readonly tokens: readonly Token[];
  private index = 0;
  private depth = 0;
  /** Names bound so far; the position of a name is its slot at run time. */
  private readonly names: string[] = [];

  constructor(readonly text: string) {
    this.tokens = tokensOf(text);
  }

  get token(): Token {
    return this.ahead(0);
  }

  ahead(count: number): Token {
    return this.tokens[Math.min(this.index + count, this.tokens.length - 1)] ?? { type: 'end', at: this.text.length, text: '' };
  }

  next(): Token {
    const token = this.token;
    this.index += 1;
    return token;
  }

  isSign(...signs: readonly string[]): boolean {
    return this.token.type === 'sign' && signs.includes(this.token.text);
  }

  isWord(...words: readonly string[]): boolean {
    return this.token.type === 'word' && words.includes(this.token.text);
  }

  takeSign(sign: string): boolean {
    const found = this.isSign(sign);
    if (found) this.index += 1;
    return found;
  }

  takeWord(word: string): boolean {
    const found = this.isWord(word);
    if (found) this.index += 1;
    return found;
  }

  expectSign(sign: string): void {
    if (!this.takeSign(sign)) throw this.problem(`“${sign}”`, `"${sign}"`);
  }

  expectWord(word: string): void {
    if (!this.takeWord(word)) throw this.problem(`“${word}”`, `"${word}"`);
  }

  expectName(): string {
    if (this.token.type !== 'word' || isReserved(this.token.text)) throw this.problem('名称', 'a name');

    return this.next().text;
  }

  expectEnd(): void {
    if (this.token.type !== 'end') throw this.problem('表达式结束', 'the end of the expression');
  }

  /** Reads something nested one level deeper. */
  nested<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > expressionLimits.depth) {
      throw new SyntaxProblem('EXPRESSION_TOO_DEEP', this.token.at, {
        zh: `表达式嵌套超过 ${expressionLimits.depth} 层，请拆成几个公式`,
        en: `The expression is nested deeper than ${expressionLimits.depth} levels; split it`,
      });
    }
    const found = read();
    this.depth -= 1;
    return found;
  }

  /** Binds names while `read` runs; they end with it. */
  scoped<T>(read: (bind: (name: string) => number) => T): T {
    const before = this.names.length;
    const found = read((name) => this.names.push(name) - 1);
    this.names.length = before;
    return found;
  }

  slotOf(name: string): number | undefined {
    const slot = this.names.lastIndexOf(name);
    return slot < 0 ? undefined : slot;
  }

  problem(zh: string, en: string): SyntaxProblem {
    const { type, text, at } = this.token;
    const found = type === 'end' ? { zh: '表达式到此结束', en: 'the expression ends' } : { zh: `却是“${text}”`, en: `there is "${text}"` };

    return new SyntaxProblem('EXPRESSION_SYNTAX', at, { zh: `这里应为${zh}，${found.zh}`, en: `Expected ${en}, but ${found.en}` });
  }
}

/** True for a word that has a meaning of its own. */
export function isReserved(word: string): boolean {
  return reserved.has(word);
}
