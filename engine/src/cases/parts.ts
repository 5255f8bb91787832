import { type ActivityInstance, explainWaiting, type InstanceState, type Scope } from '@onething/processes';
import { formatInstant, type Message, type Value } from '@onething/rules';
import type { CompiledRelease } from '../releases/release-library.js';
import type { CaseStory } from '../stores/case-store.js';
import type { CasePart, CaseParts } from './cases.js';
import { elementTitle } from './element-title.js';

/** From so many on, what runs side by side is told as one line with its progress, and not place by place. */
export const leastParts = 6;

/** Sub-matters of one kind: how many there are and are done, and where the others stand. `who` says who has one, as its reader may know it. */
export function partsOf(release: CompiledRelease, { state }: Pick<CaseStory, 'state'>, who: (activity: string) => Message | undefined): readonly CaseParts[] {
  const homes = homesOf(state);
  const reasons = explainWaiting(release.compiled.processes, state).filter(({ beside, kind }) => beside === 'token' && kind !== 'inside' && kind !== 'branch');

  return Object.values(state.scopes)
    .filter(isManifold)
    .map((loop): CaseParts => {
      const { processId, elementId = '', turns } = loop;
      const title = elementTitle(release, processId, elementId);
      const own = reasons.flatMap((reason) => {
        const home = homes.get(reason.activity);
        return home?.loop === loop.id ? [{ reason, turn: home.turn }] : [];
      });
      const items = Object.values(loop.activities)
        .filter(({ turn }) => turn !== undefined)
        .map((activity): CasePart => {
          const inside = own.filter(({ turn }) => turn === activity.turn);
          const label = labelOf(activity, loop, state, release);
          const steps = inside.map(({ reason }) => {
            const [name, doer] = [elementTitle(release, reason.processId, reason.elementId), who(reason.activity)];
            return { name: name.zh, nameEn: name.en, who: doer?.zh, whoEn: doer?.en };
          });
          const failed = inside.some(({ reason }) => reason.kind === 'incident');
          return { turn: activity.turn ?? 0, label, state: failed ? 'failed' : 'open', since: formatInstant(Date.parse(activity.since)), steps };
        });
      return { elementId, name: title.zh, nameEn: title.en, total: turns?.total ?? 0, done: turns?.completed ?? 0, items };
    });
}

/** Activities inside of what is told as parts. */
export function activitiesOfParts(state: InstanceState): ReadonlySet<string> {
  return new Set(homesOf(state).keys());
}

function isManifold({ kind, turns }: Scope): boolean {
  return kind === 'loop' && (turns?.total ?? 0) >= leastParts;
}

/** For each activity inside a turn: of which loop, and which turn. */
function homesOf(state: InstanceState): ReadonlyMap<string, { readonly loop: string; readonly turn: number }> {
  const homes = new Map<string, { readonly loop: string; readonly turn: number }>();
  for (const scope of Object.values(state.scopes))
    for (const activity of Object.values(scope.activities)) {
      const home = homeOf(activity, scope, state);
      if (home) homes.set(activity.id, home);
    }
  return homes;
}

/** The outermost one: what is manifold inside a part is part of it. */
function homeOf(activity: ActivityInstance, scope: Scope, state: InstanceState): { readonly loop: string; readonly turn: number } | undefined {
  const around = scope.parent === undefined ? undefined : state.scopes[scope.parent];
  const holder = scope.activity === undefined ? undefined : around?.activities[scope.activity];
  const outer = around && holder ? homeOf(holder, around, state) : undefined;
  if (outer) return outer;

  return isManifold(scope) && activity.turn !== undefined ? { loop: scope.id, turn: activity.turn } : undefined;
}

const named = ['title', 'schoolName', 'school', 'place', 'route', 'no', 'number', 'key'];

/** What tells one part from another: its item of the list, where that is no person's name. */
function labelOf(activity: ActivityInstance, loop: Scope, state: InstanceState, { compiled }: CompiledRelease): string | undefined {
  const element = compiled.processes.process(loop.processId)?.elements.get(loop.elementId ?? '');
  const name = element?.loop?.kind === 'multiInstance' ? element.loop.element : undefined;
  const inside = Object.values(state.scopes).find(({ parent, activity: holder }) => parent === loop.id && holder === activity.id);
  const item: Value | undefined = name === undefined ? undefined : (activity.local?.[name] ?? inside?.variables[name]);
  if (typeof item === 'string' || typeof item === 'number') return String(item).slice(0, 60);
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined;
  const told = named.map((field) => Object.entries(item).find(([own]) => own === field)?.[1]).find((value) => typeof value === 'string');

  return typeof told === 'string' ? told.slice(0, 60) : undefined;
}
