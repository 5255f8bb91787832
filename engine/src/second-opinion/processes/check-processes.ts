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

/** Runs stories on another engine. */
export type Ask = (stories: readonly Story[]) => Promise<readonly Replay[]>;

/** Plays every scenario on our engine and lets the other one live through the same. */
export async function checkProcesses(compiled: CompiledPackage, scenarios: readonly Scenario[], ask: Ask): Promise<readonly CaseOpinion[]> {
  const played: { readonly scenario: string; readonly case: string; readonly told: ToldCase }[] = [];
  for (const scenario of scenarios) {
    const backend = createPureBackend(compiled, scenario);
    const { ids } = await runScenario(compiled, scenario, backend);
    for (const [name, id] of Object.entries(ids)) {
      const told = backend.told(id);
      if (told) played.push({ scenario: scenario.id, case: name, told });
    }
  }
  const stories = played.map(({ told }) => tellStory(compiled, told));
  const replays = stories.length > 0 ? await ask(stories) : [];

  return played.map(({ told, ...names }, index) => ({
    ...names,
    ...compare(oursOf(told), replays[index] ?? unanswered, without(compiled, stories[index], replays[index])),
  }));
}

const unanswered: Replay = { completed: {}, undecided: [], stuck: 'no answer' };

/** Places on which there is no opinion, by reason. */
function without({ processes }: CompiledPackage, story: Story | undefined, replay: Replay | undefined): ReadonlyMap<string, string> {
  const told = (replay?.undecided ?? []).map((place) => [place, 'its choice reads inputs that no history holds'] as const);
  return new Map([...placesWithoutOpinion(processes, Object.keys(story?.models ?? {}), story?.byClock), ...told]);
}

function oursOf({ events }: ToldCase): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { type, processId, elementId = '' } of events) {
    const place = placeOf(processId, elementId);
    if (type === 'activity.completed') counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

function compare(ours: Readonly<Record<string, number>>, { completed: theirs, stuck }: Replay, silent: ReadonlyMap<string, string>) {
  const places = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].sort();
  const asked = places.filter((place) => !silent.has(place));
  const differ = asked.filter((place) => ours[place] !== theirs[place]).map((place) => ({ place, ours: ours[place] ?? 0, theirs: theirs[place] ?? 0 }));
  const noOpinion = places.flatMap((place) => {
    const why = silent.get(place);
    return why === undefined ? [] : [{ place, why }];
  });
  return { agree: asked.length - differ.length, differ, noOpinion, ...(stuck === undefined ? {} : { stuck }) };
}
