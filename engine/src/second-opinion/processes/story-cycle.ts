import { EventEmitter } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { Engine } from 'bpmn-engine';
import { bpmnEngineParts } from './bpmn-engine-parts.js';
import { decideFlow } from './decide-flow.js';
import type { Happening, Story } from './story.js';

type Signal = (error?: Error) => void;

/** What each element waits for. */
type Waits = Readonly<Record<'answers' | 'timers' | 'calls', Map<string, Signal>>>;

/**
 * One case of a real process on the ecosystem's engine, as a server must run it: recovered from its state before everything that comes
 * from outside, and saved after it, where `save` keeps the state. Elements of `inner` are answered on the spot, as decisions are. What
 * a called process does is not run: it counts as done when the story goes on behind it. Gives the number of states that were saved.
 * Measured beside our own execution by `npm run bench`.
 */
export async function playStoryOnBpmnEngine(story: Story, inner: ReadonlySet<string>, save: (state: string) => Promise<void>): Promise<number> {
  const choices = choicesOf(story);
  let state: string | undefined;
  const rounds = roundsOf(story, inner);
  for (const happenings of rounds) {
    state = await moved(story, choices, state, happenings);
    await save(state);
  }
  return rounds.length;
}

/** What happens between two saves, the start first: one thing from outside, and what is answered on the spot behind it. */
function roundsOf({ root, happenings }: Story, inner: ReadonlySet<string>): Happening[][] {
  const rounds: Happening[][] = [[]];
  for (const happening of happenings.filter(({ process }) => process === root)) {
    if (inner.has(happening.element)) rounds.at(-1)?.push(happening);
    else rounds.push([happening]);
  }
  return rounds;
}

/** The state behind a round; the first one begins the case. */
async function moved(story: Story, choices: Choices, state: string | undefined, happenings: readonly Happening[]): Promise<string> {
  const waits: Waits = { answers: new Map(), timers: new Map(), calls: new Map() };
  const listener = new EventEmitter();
  listener.on('activity.wait', (api) => waits.answers.set(api.id, () => api.signal()));
  listener.on('activity.call', (api) => waits.calls.set(api.id, () => api.signal()));
  const options = { name: story.root, source: story.models[story.root], ...partsOf(choices, waits) };
  const engine = state === undefined ? new Engine(optionsOf(options)) : new Engine(optionsOf(options)).recover(JSON.parse(state));
  const failures: Error[] = [];
  engine.on('error', (error: Error) => failures.push(error));
  listener.on('activity.end', ({ id }) => choices.leave(id));
  const execution = state === undefined ? await engine.execute({ listener }) : await engine.resume({ listener });
  for (const happening of happenings) await happen(happening, waits);
  await settle();
  if (failures[0]) throw failures[0];
  const after = JSON.stringify(await engine.getState());
  execution.stop();
  return after;
}

function partsOf(choices: Choices, { answers, timers }: Waits) {
  return bpmnEngineParts({
    asks: (element, answer) => answers.set(element, answer),
    arms: (element, ring) => timers.set(element, ring),
    disarms: (element) => timers.delete(element),
    decides: ({ id, source, language, text }) => choices.decide(id, source, language, text),
  });
}

/** Where the story goes on behind a call, the call has ended. */
async function happen({ kind, element, code }: Happening, { answers, timers, calls }: Waits): Promise<void> {
  await settle();
  const where = kind === 'timer' ? timers : answers;
  for (const [id, end] of where.has(element) ? [] : [...calls]) {
    calls.delete(id);
    end();
    await settle();
    if (where.has(element)) break;
  }
  const signal = where.get(element);
  where.delete(element);
  if (!signal) throw new Error(`bpmn-engine does not wait for the ${kind} of ${element}`);
  signal(kind === 'error' ? Object.assign(new Error(code ?? ''), { code }) : undefined);
}

/** The library's own types are narrower than what it takes. */
function optionsOf(options: object): ConstructorParameters<typeof Engine>[0] {
  return options as ConstructorParameters<typeof Engine>[0];
}

interface Choices {
  decide(flow: string, source: string, language: string, text: string): boolean;
  leave(element: string): void;
}

/** What the facts say at each visit; where they do not tell, what our engine took. */
function choicesOf({ root, known }: Story): Choices {
  const left = new Map<string, number>();
  return {
    decide(flow, source, language, text) {
      const visits = known.filter(({ process, element }) => process === root && element === source);
      const visit = visits[left.get(source) ?? 0] ?? visits.at(-1);
      return (visit && decideFlow(language, text, visit.facts)) ?? visit?.taken.includes(flow) ?? false;
    },
    leave: (element) => void left.set(element, (left.get(element) ?? 0) + 1),
  };
}

/** Its messages are delivered within a few turns of the event loop. */
async function settle(): Promise<void> {
  for (let i = 0; i < 4; i += 1) await turn();
}
