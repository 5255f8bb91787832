import { type CompiledPackage, createPureBackend, runScenario, type Scenario } from '@onething/processes';
import { placeOf, type Replay, type Story } from './story.js';
import { type ToldCase, tellStory } from './tell-story.js';
import { placesWithoutOpinion } from './without-opinion.js';

/** What another engine says of one case of a scenario: how its completed activities compare with ours. */
export interface CaseOpinion {
  readonly scenario: string;
  readonly case: string;
  /** Activities that both completed equally often. */
  readonly agree: number;
  readonly differ: readonly Difference[];
  /** Activities on which there is no opinion, with the reason. */
  readonly noOpinion: readonly { readonly place: string; readonly why: string }[];
  /** The first happening for which the other engine was not ready. */
  readonly stuck?: string;
}

export interface Difference {
  readonly place: string;
  readonly ours: number;
  readonly theirs: number;
}

/** Plays every scenario on our engine and lets the other one live through the same; `ask` runs it (in a child process). */
export async function checkProcesses(
  compiled: CompiledPackage,
  scenarios: readonly Scenario[],
  ask: (story: Story) => Promise<Replay>,
): Promise<readonly CaseOpinion[]> {
  const opinions: CaseOpinion[] = [];
  for (const scenario of scenarios) {
    const backend = createPureBackend(compiled, scenario);
    const { cases } = await runScenario(compiled, scenario, backend);
    for (const [index, name] of Object.keys(cases).entries()) {
      const told = backend.told(`c${index + 1}`);
      if (told) opinions.push(await opinionOn(compiled, scenario.id, name, told, ask));
    }
  }
  return opinions;
}

async function opinionOn(compiled: CompiledPackage, scenario: string, name: string, told: ToldCase, ask: (story: Story) => Promise<Replay>) {
  const story = tellStory(compiled, told);
  const replay = await ask(story);
  const without = new Map(placesWithoutOpinion(compiled.processes, Object.keys(story.models)));
  for (const place of replay.undecided) without.set(place, 'its choice reads inputs that no history holds');

  return { scenario, case: name, ...compare(oursOf(told), replay, without) };
}

function oursOf({ events }: ToldCase): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { type, processId, elementId = '' } of events) {
    const place = placeOf(processId, elementId);
    if (type === 'activity.completed') counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

function compare(ours: Readonly<Record<string, number>>, { completed: theirs, stuck }: Replay, without: ReadonlyMap<string, string>) {
  const places = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].sort();
  const asked = places.filter((place) => !without.has(place));
  const differ = asked.filter((place) => ours[place] !== theirs[place]).map((place) => ({ place, ours: ours[place] ?? 0, theirs: theirs[place] ?? 0 }));
  const noOpinion = places.flatMap((place) => {
    const why = without.get(place);
    return why === undefined ? [] : [{ place, why }];
  });
  return { agree: asked.length - differ.length, differ, noOpinion, ...(stuck === undefined ? {} : { stuck }) };
}
