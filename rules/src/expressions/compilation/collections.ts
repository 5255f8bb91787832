import { isCivilDate } from '../../clock/civil-date.js';
import { isList } from '../../facts/fact-path.js';
import { type Computed, Failed, Unknown } from '../computed.js';
import { type InnerValue, isContext, kindOf, kindTitles } from '../inner-value.js';
import { compareNumbers, isNumber, isWhole } from '../number.js';
import type { Run } from '../run.js';
import type { Binding, ContextNode, InstanceOf, InstanceType, Iteration, ListNode, Quantified } from '../syntax/node.js';
import { type Code, type Compile, computeAll, failAt, firstOpen, isOpen } from './code.js';

export function compileList({ items }: ListNode, compile: Compile): Code {
  const codes = items.map(compile);
  return (run) => computeAll(codes, run);
}

/** `{ a: 1, b: a + 1 }`: entries from left to right, each may read the earlier ones. */
export function compileContext({ entries }: ContextNode, compile: Compile): Code {
  const codes = entries.map(({ name, slot, value }) => ({ name, slot, code: compile(value) }));
  return (run) => {
    const parts: Computed[] = [];
    const context: Record<string, InnerValue> = {};
    for (const { name, slot, code } of codes) {
      const part = code(run);
      parts.push(part);
      if (part instanceof Failed) return part;
      run.locals[slot] = part;
      if (!(part instanceof Unknown)) context[name] = part;
    }
    return firstOpen(parts) ?? context;
  };
}

/** `for x in list, y in 1..n return …`: every combination, the last name fastest. */
export function compileIteration(node: Iteration, compile: Compile): Code {
  const body = compile(node.body);
  const turns = compileTurns(node.bindings, compile);
  return (run) => {
    const parts: Computed[] = [];
    const stopped = turns(run, () => {
      const part = body(run);
      parts.push(part);
      return part instanceof Failed ? part : undefined;
    });
    return stopped ?? firstOpen(parts) ?? parts.filter((part): part is InnerValue => !isOpen(part));
  };
}

/** `some / every x in list satisfies …`, three-valued as `or` / `and` over all turns. */
export function compileQuantified(node: Quantified, compile: Compile): Code {
  const decisive = node.kind === 'some';
  const body = compile(node.body);
  const turns = compileTurns(node.bindings, compile);
  return (run) => {
    const open: (Unknown | Failed)[] = [];
    let result: Computed = !decisive;
    const stopped = turns(run, () => {
      const part = body(run);
      if (part === decisive || (part instanceof Failed && open.length === 0)) return part;
      if (isOpen(part)) open.push(part);
      else if (part === null) result = null;
      else if (part !== !decisive) return notCondition(part, node);
      return undefined;
    });
    return stopped ?? (open.length > 0 ? Unknown.of(open) : result);
  };
}

/** Runs `turn` for every combination of the bound names until it gives something; that, or what stops a collection, is the answer. */
type Turns = (run: Run, turn: () => Computed | undefined) => Computed | undefined;

function compileTurns([binding, ...inner]: readonly Binding[], compile: Compile): Turns {
  if (!binding) return (_run, turn) => turn();
  const entries = compileEntries(binding, compile);
  const rest = compileTurns(inner, compile);
  return (run, turn) => {
    const found = entries(run);
    if (isOpen(found)) return found;
    for (const entry of found) {
      run.locals[binding.slot] = entry;
      const stopped = run.spend(1) ?? rest(run, turn);
      if (stopped !== undefined) return stopped;
    }
    return undefined;
  };
}

function compileEntries(binding: Binding, compile: Compile): (run: Run) => readonly InnerValue[] | Unknown | Failed {
  const over = compile(binding.over);
  if (binding.to) return compileWholeNumbers(over, compile(binding.to), binding);

  return (run) => {
    const value = over(run);
    return isOpen(value) || isList(value) ? value : notList(value, binding);
  };
}

function compileWholeNumbers(from: Code, to: Code, binding: Binding): (run: Run) => readonly InnerValue[] | Unknown | Failed {
  return (run) => {
    const [first, last] = [from(run), to(run)];
    if (isOpen(first) || isOpen(last)) return firstOpen([first, last]) ?? [];
    if (!isNumber(first) || !isNumber(last) || !isWhole(first) || !isWhole(last)) return notWhole(binding);
    const count = Math.abs(Number(last) - Number(first)) + 1;
    const overBudget = run.spend(Math.min(count, Number.MAX_SAFE_INTEGER));
    if (overBudget) return overBudget;
    const step = compareNumbers(last, first) < 0 ? -1 : 1;
    return Array.from({ length: count }, (_, index) => Number(first) + index * step);
  };
}

export function compileInstanceOf({ of, typeName }: InstanceOf, compile: Compile): Code {
  const inner = compile(of);
  return (run) => {
    const value = inner(run);
    return isOpen(value) ? value : isInstance(value, typeName);
  };
}

function isInstance(value: InnerValue, typeName: InstanceType): boolean {
  if (typeName === 'date') return isCivilDate(value);
  if (typeName === 'context') return isContext(value);

  return kindOf(value) === typeName;
}

function notList(value: InnerValue, node: { readonly at: number }): Failed {
  const kind = kindTitles[kindOf(value)];
  return failAt(node, value === null ? 'EXPRESSION_NULL' : 'EXPRESSION_TYPE', {
    zh: `“in”后面应为列表，却是${kind.zh}`,
    en: `A list is needed after "in", this is ${kind.en}`,
  });
}

function notWhole(node: { readonly at: number }): Failed {
  return failAt(node, 'EXPRESSION_TYPE', { zh: '“..”两边应为整数', en: 'Whole numbers are needed on both sides of ".."' });
}

function notCondition(value: InnerValue, node: { readonly at: number }): Failed {
  const kind = kindTitles[kindOf(value)];
  return failAt(node, 'EXPRESSION_TYPE', { zh: `“satisfies”后面应为条件，却是${kind.zh}`, en: `A condition is needed after "satisfies", this is ${kind.en}` });
}
