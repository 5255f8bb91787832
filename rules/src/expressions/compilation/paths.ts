import { isList } from '../../facts/fact-path.js';
import { readFact } from '../../facts/read-fact.js';
import { type Computed, Failed, Unknown } from '../computed.js';
import { type InnerValue, isContext } from '../inner-value.js';
import type { Run } from '../run.js';
import type { Fact, Local, Member } from '../syntax/node.js';
import { type Code, type Compile, isOpen } from './code.js';

/** A fact and the path inside it. What is absent is unknown; below `null` is `null`; over a list the path maps. */
export function compileFact({ path }: Fact): Code {
  const missing = Unknown.fact(path);
  return (run) => {
    const value = readFact(run.facts, path);
    if (value !== undefined) return value;
    return path.length > 1 ? throughLists(path, missing, run) : missing;
  };
}

/** The plain path found nothing: perhaps a list stands on the way. */
function throughLists(path: readonly string[], missing: Unknown, run: Run): Computed {
  for (let length = path.length - 1; length > 0; length -= 1) {
    const value = readFact(run.facts, path.slice(0, length));
    if (value === undefined) continue;
    return isList(value) ? path.slice(length).reduce<Computed>((found, name) => (isOpen(found) ? found : memberOf(found, name, missing, run)), value) : missing;
  }
  return missing;
}

export function compileLocal({ slot }: Local): Code {
  return (run) => run.locals[slot] ?? null;
}

/** A field of a computed value. */
export function compileMember({ of, name }: Member, compile: Compile): Code {
  const inner = compile(of);
  const missing = Unknown.fact([...nameOf(of), name]);
  return (run) => {
    const value = inner(run);
    return isOpen(value) ? value : memberOf(value, name, missing, run);
  };
}

function memberOf(value: InnerValue, name: string, missing: Unknown, run: Run): Computed {
  if (value === null) return null;
  if (isList(value)) return membersOf(value, name, missing, run);

  return isContext(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : missing;
}

function membersOf(list: readonly InnerValue[], name: string, missing: Unknown, run: Run): Computed {
  const overBudget = run.spend(list.length);
  if (overBudget) return overBudget;
  const found: InnerValue[] = [];
  for (const item of list) {
    const member = memberOf(item, name, missing, run);
    if (member instanceof Unknown || member instanceof Failed) return member;
    found.push(member);
  }
  return found;
}

function nameOf(node: Member['of']): readonly string[] {
  if (node.type === 'fact') return node.path;
  if (node.type === 'local') return [node.name];

  return node.type === 'member' ? [...nameOf(node.of), node.name] : [];
}
