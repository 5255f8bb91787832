import { EventEmitter } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { Engine } from 'bpmn-engine';
import { bpmnEngineParts } from './bpmn-engine-parts.js';
import { decideFlow } from './decide-flow.js';
import { type Happening, placeOf, type Story } from './story.js';

/**
 * One case of a real process on the ecosystem's engine, as a server must run it: recovered from its state before everything that comes
 * from outside, and saved after it, where `save` keeps the state. Places of `inner` are answered on the spot, as decisions are. Gives
 * the number of states that were saved. Measured beside our own execution by `npm run bench`.
 */
export async function playStoryOnBpmnEngine(story: Story, inner: ReadonlySet<string>, save: (state: string) => Promise<void>): Promise<number> {
  const choices = choicesOf(story);
  const rounds = roundsOf(story, inner);
  let state = '{}';
  for (const happenings of rounds) {
    state = await new Round(story, choices, JSON.parse(state)).play(happenings);
    await save(state);
  }
  return rounds.length;
}

/** What happens between two saves, the start first: one thing from outside, and what is answered on the spot behind it. */
function roundsOf({ happenings }: Story, inner: ReadonlySet<string>): Happening[][] {
  const rounds: Happening[][] = [[]];
  for (const happening of happenings) {
    if (inner.has(placeOf(happening.process, happening.element))) rounds.at(-1)?.push(happening);
    else rounds.push([happening]);
  }
  return rounds;
}

type Signal = (error?: Error) => void;

/** From one saved state to the next: an engine for the case and for each process that it has called. */
class Round {
  private readonly engines = new Map<string, Engine>();
  private readonly answers = new Map<string, Signal>();
  private readonly timers = new Map<string, Signal>();
  private readonly callers = new Map<string, () => void>();
  private readonly failures: Error[] = [];

  constructor(
    private readonly story: Story,
    private readonly choices: Choices,
    private readonly before: Readonly<Record<string, object>>,
  ) {}

  async play(happenings: readonly Happening[]): Promise<string> {
    const processes = Object.keys(this.before);
    for (const process of processes.length > 0 ? processes : [this.story.root]) await this.run(process, this.before[process]);
    for (const happening of happenings) await this.happen(happening);
    await settle();
    if (this.failures[0]) throw this.failures[0];
    const states: Record<string, object> = {};
    for (const [process, engine] of this.engines) {
      states[process] = await engine.getState();
      engine.stop();
    }
    return JSON.stringify(states);
  }

  private async run(process: string, state: object | undefined): Promise<void> {
    const listener = new EventEmitter();
    listener.on('activity.wait', (api) => this.answers.set(placeOf(process, api.id), () => api.signal()));
    listener.on('activity.call', (api) => this.call(process, api));
    listener.on('activity.end', ({ id }) => this.choices.leave(placeOf(process, id)));
    const options = { name: process, ...this.partsOf(process) };
    // A saved state holds the model: it is not read again.
    const engine =
      state === undefined ? new Engine(optionsOf({ ...options, source: this.story.models[process] })) : new Engine(optionsOf(options)).recover(state);
    engine.on('error', (error: Error) => this.failures.push(error));
    engine.on('end', () => {
      this.engines.delete(process);
      this.callers.get(process)?.();
    });
    this.engines.set(process, engine);
    if (state === undefined) await engine.execute({ listener });
    else await engine.resume({ listener });
  }

  /** A call that was saved is told again when its caller is recovered: its own state is there already. */
  private call(caller: string, api: { readonly content: { readonly calledElement: string }; signal(): void }): void {
    const { calledElement } = api.content;
    const called = caller.includes(':') && !calledElement.includes(':') ? `${caller.split(':')[0]}:${calledElement}` : calledElement;
    this.callers.set(called, () => api.signal());
    if (!this.engines.has(called) && !this.before[called]) this.run(called, undefined).catch((error) => this.failures.push(error));
  }

  private async happen({ kind, process, element, code }: Happening): Promise<void> {
    await settle();
    const where = kind === 'timer' ? this.timers : this.answers;
    const place = placeOf(process, element);
    const signal = where.get(place);
    where.delete(place);
    if (!signal) throw this.failures[0] ?? new Error(`bpmn-engine does not wait for the ${kind} of ${place}`);
    signal(kind === 'error' ? Object.assign(new Error(code ?? ''), { code }) : undefined);
  }

  private partsOf(process: string) {
    return bpmnEngineParts({
      asks: (element, answer) => this.answers.set(placeOf(process, element), answer),
      arms: (element, ring) => this.timers.set(placeOf(process, element), ring),
      disarms: (element) => this.timers.delete(placeOf(process, element)),
      decides: ({ id, source, language, text }) => this.choices.decide(id, placeOf(process, source), language, text),
    });
  }
}

/** The library's own types are narrower than what it takes. */
function optionsOf(options: object): ConstructorParameters<typeof Engine>[0] {
  return options as ConstructorParameters<typeof Engine>[0];
}

interface Choices {
  decide(flow: string, place: string, language: string, text: string): boolean;
  leave(place: string): void;
}

/** What the facts say at each visit; where they do not tell, what our engine took. */
function choicesOf({ known }: Story): Choices {
  const left = new Map<string, number>();
  return {
    decide(flow, place, language, text) {
      const visits = known.filter(({ process, element }) => placeOf(process, element) === place);
      const visit = visits[left.get(place) ?? 0] ?? visits.at(-1);
      return (visit && decideFlow(language, text, visit.facts)) ?? visit?.taken.includes(flow) ?? false;
    },
    leave: (place) => void left.set(place, (left.get(place) ?? 0) + 1),
  };
}

/** Its messages are delivered within a few turns of the event loop. */
async function settle(): Promise<void> {
  for (let i = 0; i < 4; i += 1) await turn();
}
