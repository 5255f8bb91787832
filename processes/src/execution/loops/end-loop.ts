import type { Facts, Value } from '@onething/rules';
import type { CompiledElement } from '../../language/compiled-process.js';
import type { WorkingScope } from '../run.js';

/** What a loop leaves behind: the list of what its turns gave, in their order; turns that were cancelled gave nothing. */
export function endLoop({ loop }: CompiledElement, scope: WorkingScope): Facts {
  return loop?.kind === 'multiInstance' && loop.collect !== undefined ? { [loop.collect]: collectedSoFar(scope) } : {};
}

export function collectedSoFar({ turns }: WorkingScope): readonly Value[] {
  // Numbers as keys stand in their order.
  return Object.values(turns?.gave ?? {});
}
