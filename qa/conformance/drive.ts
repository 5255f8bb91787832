import { openWork } from '@onething/processes';
import type { Outcome, Value } from '@onething/rules';
import { adopt } from './foreign.js';
import { Rehearsal, type Running } from './rehearsal.js';

export type Drive = { readonly end: 'ended' | 'refused' | 'stuck'; readonly why: readonly string[] };

/** Plays a model of another engine to its end: every task, job, timer, message, signal and incident that waits is answered, by chance of a seed. */
export async function drive(xml: string, seed = 1): Promise<Drive> {
  const adopted = adopt(xml);
  const chance = randomFrom(seed);
  const answers = (): Record<string, Value> => Object.fromEntries(adopted.answers.map((name) => [name, chance() < 0.5]));
  const opened = await Rehearsal.open(adopted.xml, answers());
  if (!opened.ok) return { end: 'refused', why: problemsOf(opened) };

  const rehearsal = opened.value;
  if (!begin(rehearsal)) return { end: 'refused', why: ['NO_START', ...rehearsal.refused] };
  for (let turn = 0; turn < 3000; turn++) {
    rehearsal.settle();
    const [instance] = rehearsal.running;
    if (!instance) return { end: 'ended', why: [] };
    if (!answerOne(rehearsal, instance, answers(), chance)) return { end: 'stuck', why: whyStuck(instance) };
  }
  return { end: 'stuck', why: rehearsal.running.flatMap(whyStuck) };
}

function problemsOf(outcome: Outcome<unknown>): readonly string[] {
  return outcome.ok ? [] : (outcome.problems ?? []).map(({ code, place, message }) => `${code} ${place} ${message.en}`);
}

/** The first process that has elements: at its none start event, else at whatever start event it has. */
function begin(rehearsal: Rehearsal): boolean {
  for (const process of Object.values(rehearsal.processes)) {
    if (process.elements.size === 0) continue;
    if (rehearsal.start(process.id)) return true;
    const starts = [...process.elements.values()].filter(({ type, container }) => type === 'startEvent' && container === process.id);
    if (starts.some(({ id }) => rehearsal.start(process.id, id))) return true;
  }
  return false;
}

function answerOne(rehearsal: Rehearsal, instance: Running, values: Record<string, Value>, chance: () => number): boolean {
  if (!instance.state) return false;
  const { tasks, jobs, timers, subscriptions, incidents } = openWork(instance.state);
  rehearsal.send(instance, { type: 'setVariables', values });
  const stuck = incidents.filter(({ code }) => code !== 'JOIN_NEVER_COMPLETE');
  // Somebody has corrected the facts: what could not go on is tried again.
  const answers = [
    ...[...tasks, ...jobs].map(
      ({ activity }) =>
        () =>
          rehearsal.send(instance, { type: 'completeActivity', activity, output: values }),
    ),
    ...timers.map(({ activity, due }) => () => {
      if (Date.parse(due) > Date.parse(rehearsal.now)) rehearsal.now = due;
      return rehearsal.send(instance, { type: 'fireTimer', activity });
    }),
    ...subscriptions.map(({ kind, activity, name }) => () => {
      return rehearsal.send(
        instance,
        kind === 'message' ? { type: 'correlateMessage', activity, payload: {} } : { type: 'broadcastSignal', name, payload: {} },
      );
    }),
    ...stuck.map(
      ({ activity }) =>
        () =>
          rehearsal.send(instance, { type: 'retryActivity', activity }),
    ),
  ];
  const answer = answers[Math.floor(chance() * answers.length)];
  answer?.();
  // A condition that somebody waits for may become true with the next facts.
  return answer !== undefined || waitsForCondition(rehearsal, instance);
}

function waitsForCondition(rehearsal: Rehearsal, { state }: Running): boolean {
  const activities = Object.values(state?.scopes ?? {}).flatMap((scope) => Object.values(scope.activities).map(({ elementId }) => ({ scope, elementId })));
  return activities.some(({ scope, elementId }) => rehearsal.element(scope.processId, elementId).trigger.type === 'conditional');
}

function whyStuck({ state }: Running): readonly string[] {
  return state ? openWork(state).incidents.map(({ code, elementId }) => `${code} ${elementId}`) : [];
}

/** A linear congruential generator: the same seed gives the same run. */
function randomFrom(seed: number): () => number {
  let value = seed;
  return () => {
    value = (value * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return value / 4_294_967_296;
  };
}
