import type { Finding } from '@onething/rules';
import type { ElementModel } from '../process-model.js';
import { type Check, type CheckedProcess, titleOf, warningAt } from './check.js';

/** A loop in which nobody and nothing is waited for turns on the spot: it must at least count, and it costs slices of work. */
export const loops: Check = (process) => [...loopsOfFlows(process), ...loopsOfOne(process)];

function loopsOfFlows(process: CheckedProcess): readonly Finding[] {
  const quick = new Set(process.model.elements.filter((element) => isQuick(process, element)).map(({ id }) => id));
  const told = new Set<string>();
  return process.model.elements.flatMap((element) => {
    const round = told.has(element.id) || !quick.has(element.id) ? undefined : roundFrom(process, element, quick);
    for (const id of round ?? []) told.add(id);
    return round ? [withoutWait(process, element, round)] : [];
  });
}

/** It is done within the step: nobody is asked, no job runs, nothing is awaited. */
function isQuick(process: CheckedProcess, element: ElementModel): boolean {
  if (element.type === 'subProcess' || element.type === 'transaction') return process.inside(element.id).every((inside) => isQuick(process, inside));
  if (element.type === 'sendTask') return element.connector === undefined;

  return quickTypes.includes(element.type) || (element.type === 'intermediateCatchEvent' && element.triggers[0]?.type === 'link');
}

const quickTypes = [
  'task',
  'manualTask',
  'scriptTask',
  'businessRuleTask',
  'exclusiveGateway',
  'parallelGateway',
  'inclusiveGateway',
  'complexGateway',
  'intermediateThrowEvent',
  'startEvent',
  'endEvent',
];

/** The shortest way from an element back to itself over elements that do not wait. */
function roundFrom(process: CheckedProcess, from: ElementModel, quick: ReadonlySet<string>): readonly string[] | undefined {
  const cameFrom = new Map<string, string>();
  const ahead = [from.id];
  for (let id = ahead.shift(); id !== undefined; id = ahead.shift()) {
    for (const next of nextOf(process, id)) {
      if (next === from.id) return pathBack(cameFrom, id, from.id);
      if (!quick.has(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, id);
      ahead.push(next);
    }
  }
  return undefined;
}

function nextOf(process: CheckedProcess, id: string): readonly string[] {
  const [trigger] = process.elements.get(id)?.triggers ?? [];
  const links = process.model.elements.filter(
    ({ type, triggers }) => type === 'intermediateCatchEvent' && triggers[0]?.type === 'link' && triggers[0].name === trigger?.name,
  );
  const isLink = trigger?.type === 'link' && process.elements.get(id)?.type === 'intermediateThrowEvent';
  return [...process.outgoing(id).map(({ target }) => target), ...(isLink ? links.map((link) => link.id) : [])];
}

function pathBack(cameFrom: ReadonlyMap<string, string>, last: string, first: string): readonly string[] {
  const path = [last];
  for (let id = last; id !== first; ) {
    id = cameFrom.get(id) ?? first;
    path.unshift(id);
  }
  return path;
}

function withoutWait(process: CheckedProcess, at: ElementModel, round: readonly string[]): Finding {
  const names = [...round, at.id].map((id) => titleOf(process.elements.get(id) ?? { id })).join(' → ');
  return warningAt(process, at, 'LOOP_WITHOUT_WAIT', {
    zh: `${names} 构成循环，其中没有任何等待。条件一直成立时会原地打转；请在循环中加入待办、定时或其他等待，或确认次数有限。`,
    en: `${names} is a loop in which nothing waits; while its condition holds it turns on the spot. Put a task, a timer or another wait into it, or make sure that it ends.`,
  });
}

/** A standard loop of something quick, without a maximum. */
function loopsOfOne(process: CheckedProcess): readonly Finding[] {
  const turning = process.model.elements.filter(
    (element) => element.loop?.kind === 'standard' && element.loop.maximum === undefined && isQuick(process, element),
  );
  return turning.map((element) =>
    warningAt(process, element, 'LOOP_WITHOUT_WAIT', {
      zh: `“${titleOf(element)}”循环执行而没有任何等待，也没有规定最多几次。请设置最多次数。`,
      en: `“${titleOf(element)}” repeats without any wait and without a maximum. Give it one.`,
    }),
  );
}
