import type { CompiledRelease } from '../releases/release-library.js';
import type { CaseStory } from '../stores/case-store.js';

/** The diagram of the case's own process, with what is done, active and stuck. What goes on in a called process shows on the call. */
export function diagramOf(
  release: CompiledRelease,
  process: string,
  { state, history }: CaseStory,
): { xml: string; completed: string[]; active: string[]; incidents: string[] } {
  const own = Object.values(state.scopes).filter(({ processId }) => processId === process);
  const standing = own.flatMap(({ activities }) => Object.values(activities));
  const completed = history.flatMap(({ type, process: of, element }) => (type === 'activity.completed' && of === process && element ? [element] : []));
  const stuck = new Set(Object.values(state.scopes).flatMap((scope) => stuckIn(scope, process)));
  return {
    xml: release.package.processes[process]?.xml ?? '',
    completed: [...new Set(completed)],
    active: [...new Set(standing.filter(({ status, role }) => status === 'waiting' && role === 'token').map(({ elementId }) => elementId))],
    incidents: [...stuck],
  };
}

type Scope = CaseStory['state']['scopes'][string];

function stuckIn({ processId, elementId, activities }: Scope, process: string): string[] {
  const stuck = Object.values(activities).filter(({ status }) => status === 'incident');
  if (processId === process) return stuck.map((activity) => activity.elementId);

  return stuck.length > 0 && elementId ? [elementId] : [];
}
