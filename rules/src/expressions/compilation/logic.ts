import { type Computed, Failed, Unknown } from '../computed.js';
import { isEqual } from '../equality.js';
import { type InnerValue, kindOf, kindTitles } from '../inner-value.js';
import type { Run } from '../run.js';
import type { Complement, Conditional, Logic } from '../syntax/node.js';
import { type Code, type Compile, failAt, isOpen } from './code.js';

/** Kleene's `and` / `or`: one part that decides is enough, whatever the others may be. FEEL's `null` stays `null`. */
export function compileLogic(node: Logic, compile: Compile): Code {
  const codes = node.terms.map((term) => boolean(compile(term), term));

  return node.operator === 'and' ? (run) => both(codes, run) : (run) => either(codes, run);
}

/** All hold: false as soon as one is false. */
export function both(codes: readonly Code[], run: Run): Computed {
  return decide(codes, run, false);
}

/** One holds: true as soon as one is true. */
export function either(codes: readonly Code[], run: Run): Computed {
  return decide(codes, run, true);
}

function decide(codes: readonly Code[], run: Run, decisive: boolean): Computed {
  const open: (Unknown | Failed)[] = [];
  let result: Computed = !decisive;
  for (const code of codes) {
    const part = code(run);
    if (part === decisive) return decisive;
    if (part instanceof Failed && open.length === 0) return part;
    if (isOpen(part)) open.push(part);
    else if (part !== !decisive) result = null;
  }
  return open.length > 0 ? Unknown.of(open) : result;
}

/** `not(x)`. */
export function compileNot({ of }: Complement, compile: Compile): Code {
  const inner = boolean(compile(of), of);
  return (run) => {
    const value = inner(run);
    return typeof value === 'boolean' ? !value : value;
  };
}

/** `if … then … else …`: with an unknown condition still sure when both branches agree. A condition that is not true takes `else`. */
export function compileConditional({ condition, then, otherwise }: Conditional, compile: Compile): Code {
  const [test, yes, no] = [boolean(compile(condition), condition), compile(then), compile(otherwise)];
  return (run) => {
    const found = test(run);
    if (found instanceof Failed) return found;
    if (!(found instanceof Unknown)) return found === true ? yes(run) : no(run);
    return agreed(found, yes(run), no(run), run);
  };
}

function agreed(condition: Unknown, yes: Computed, no: Computed, run: Run): Computed {
  if (isOpen(yes) || isOpen(no)) return Unknown.of([condition, yes, no]);

  return isEqual(yes, no, run) === true ? yes : condition;
}

/** A part that must be true, false, or `null`. */
function boolean(code: Code, node: { readonly at: number }): Code {
  return (run) => {
    const value = code(run);
    return isOpen(value) || value === null || typeof value === 'boolean' ? value : notBoolean(value, node);
  };
}

function notBoolean(value: InnerValue, node: { readonly at: number }): Failed {
  const kind = kindTitles[kindOf(value)];
  return failAt(node, 'EXPRESSION_TYPE', { zh: `这里应为条件（是或否），却是${kind.zh}`, en: `A condition is needed here, this is ${kind.en}` });
}
