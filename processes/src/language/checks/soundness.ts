import type { Finding } from '@onething/rules';
import { soundnessOf } from '../../analysis/soundness.js';
import { type Check, type CheckedProcess, titleOf, warningAt } from './check.js';
import { connections } from './connections.js';
import { events } from './events.js';
import { reachability } from './reachability.js';

/** From every state an end can be reached; where not, the way there is told. Ad-hoc sub-processes have no order to follow. */
export const soundness: Check = (process, environment) => {
  // What is drawn wrongly is said by its own check; it would only be said again here.
  if ([connections, reachability, events].some((check) => check(process, environment).some(({ severity }) => severity === 'error'))) return [];

  const containers = process.model.elements.filter(({ type }) => ['subProcess', 'transaction', 'eventSubProcess'].includes(type)).map(({ id }) => id);
  return [process.model.id, ...containers].flatMap((container) => checkContainer(process, container));
};

function checkContainer(process: CheckedProcess, container: string): readonly Finding[] {
  const result = soundnessOf(process.model, container);
  if (result.verdict === 'notDecided') return [notDecided(process, container, result.bound)];
  const at = result.verdict === 'unsound' ? process.elements.get(result.rests[0] ?? '') : undefined;
  if (result.verdict !== 'unsound' || !at) return [];

  const path = result.path.map((id) => titleOf(process.elements.get(id) ?? { id })).join(' → ');
  return [
    warningAt(process, at, 'MAY_NEVER_COMPLETE', {
      zh: `经过 ${path} 之后，流程停在“${titleOf(at)}”，再也到不了结束。请检查分支与汇合是否配对。`,
      en: `After ${path} the process rests at “${titleOf(at)}” and can no longer reach an end. Check that what splits and what joins match.`,
    }),
  ];
}

function notDecided(process: CheckedProcess, container: string, bound: number): Finding {
  const at = process.elements.get(container) ?? { id: container, type: 'process', name: process.model.name };
  return warningAt(process, at, 'SOUNDNESS_NOT_DECIDED', {
    zh: `“${titleOf(at)}”是否总能走到结束，检查了 ${bound} 种状态仍不能断定（分支与汇合不成对，或含有取决于数据的复杂网关）。请用场景逐条走一遍。`,
    en: `Whether “${titleOf(at)}” can always reach an end was not decided within ${bound} states (splits and joins do not match, or a complex gateway depends on data). Go through its ways with scenarios.`,
  });
}
