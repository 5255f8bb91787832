import { EventEmitter } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { Engine } from 'bpmn-engine';
import { bpmnEngineParts } from './bpmn-engine-parts.js';
import { decideFlow } from './decide-flow.js';
import { type Happening, placeOf, type Replay, type Story } from './story.js';

/** Lets bpmn-engine live through a story: its own control flow over the unchanged BPMN files, our answers. */
export async function replayOnBpmnEngine(story: Story): Promise<Replay> {
  const player = new Player(story);
  try {
    await player.begin(story.root, () => undefined);
  } catch (error) {
    return player.replay(error instanceof Error ? error.message : String(error));
  }
  for (const happening of story.happenings) {
    await settle();
    const stuck = player.failure ?? player.happen(happening);
    if (stuck) return player.replay(stuck);
  }
  await settle();
  return player.replay(player.failure);
}

/** Its messages are delivered within a few turns of the event loop. */
async function settle(): Promise<void> {
  for (let i = 0; i < 4; i += 1) await turn();
}

type Waiting = (error?: Error) => void;

/** One case on bpmn-engine: an engine for each process that is called, and what each element waits for. */
class Player {
  failure: string | undefined;
  private readonly answers = new Map<string, Waiting[]>();
  private readonly timers = new Map<string, Waiting[]>();
  private readonly completed: Record<string, number> = {};
  private readonly left = new Map<string, number>();
  private readonly undecided = new Set<string>();

  constructor(private readonly story: Story) {}

  replay(stuck?: string): Replay {
    return { completed: this.completed, undecided: [...this.undecided], ...(stuck === undefined ? {} : { stuck }) };
  }

  /** Nothing, or why it cannot happen here. */
  happen({ kind, process, element, code }: Happening): string | undefined {
    const place = placeOf(process, element);
    const waiting = (kind === 'timer' ? this.timers : this.answers).get(place)?.shift();
    if (!waiting) return `${place}: ${kind}`;
    waiting(kind === 'error' ? Object.assign(new Error(code ?? ''), { code }) : undefined);

    return undefined;
  }

  async begin(process: string, ended: () => void): Promise<void> {
    const source = this.story.models[process];
    if (source === undefined) throw new Error(`no model of ${process}`);
    const listener = new EventEmitter();
    listener.on('activity.wait', (api) => this.wait(this.answers, placeOf(process, api.id), () => api.signal()));
    listener.on('activity.end', (api) => this.count(placeOf(process, api.id)));
    listener.on('activity.call', (api) => this.call(process, api));
    const engine = new Engine(optionsOf({ name: process, source, ...this.parts(process) }));
    engine.on('error', (error: Error) => {
      this.failure ??= `${process}: ${error.message}`;
    });
    engine.on('end', ended);
    await engine.execute({ listener }).catch((error: Error) => {
      this.failure ??= `${process}: ${error.message}`;
    });
  }

  private call(process: string, api: { readonly content: { readonly calledElement: string }; signal(): void }): void {
    const { calledElement } = api.content;
    const owner = process.includes(':') && !calledElement.includes(':') ? `${process.split(':')[0]}:` : '';
    void this.begin(`${owner}${calledElement}`, () => api.signal()).catch((error: Error) => {
      this.failure ??= error.message;
    });
  }

  private parts(process: string) {
    return bpmnEngineParts({
      asks: (element, answer) => this.wait(this.answers, placeOf(process, element), answer),
      arms: (element, ring) => this.wait(this.timers, placeOf(process, element), ring),
      disarms: (element) => this.timers.delete(placeOf(process, element)),
      decides: ({ id, source, language, text }) => {
        const place = placeOf(process, source);
        const visits = this.story.known.filter((known) => placeOf(known.process, known.element) === place);
        const known = visits[this.left.get(place) ?? 0] ?? visits.at(-1);
        const taken = known && decideFlow(language, text, known.facts);
        if (taken === undefined) this.undecided.add(place);
        return taken ?? known?.taken.includes(id) ?? false;
      },
    });
  }

  private wait(where: Map<string, Waiting[]>, place: string, waiting: Waiting): void {
    where.set(place, [...(where.get(place) ?? []), waiting]);
  }

  private count(place: string): void {
    this.completed[place] = (this.completed[place] ?? 0) + 1;
    this.left.set(place, (this.left.get(place) ?? 0) + 1);
  }
}

/** The library's own types are narrower than what it takes. */
function optionsOf(options: object): ConstructorParameters<typeof Engine>[0] {
  return options as ConstructorParameters<typeof Engine>[0];
}
