import type { Value } from '@onething/rules';
import type { Upcaster } from './upcaster.js';

/** What this upcaster looks at of a state of format 1; everything else is carried over as it is. */
interface FormatOne {
  readonly scopes: Readonly<Record<string, ScopeOfFormatOne>>;
  readonly queue?: readonly { readonly scope: string; readonly turn?: number }[];
}

interface ScopeOfFormatOne {
  readonly id: string;
  readonly turns?: { readonly started: number; readonly items?: readonly Value[] };
}

/** A loop kept its whole collection until its end; now it keeps the items of the turns that have not begun, by their number. */
export const fromFormat1: Upcaster = {
  from: 1,
  upcast: (stored) => {
    const state = stored as object as FormatOne;
    const scopes = Object.entries(state.scopes).map(([id, scope]) => [id, withItemsAhead(scope, turnsUnderWay(state, id))]);
    return { ...stored, format: 2, scopes: Object.fromEntries(scopes) };
  },
};

function turnsUnderWay({ queue = [] }: FormatOne, scope: string): readonly (number | undefined)[] {
  return queue.filter((move) => move.scope === scope).map(({ turn }) => turn);
}

function withItemsAhead(scope: ScopeOfFormatOne, underWay: readonly (number | undefined)[]): object {
  if (!scope.turns?.items) return scope;

  const { items, ...turns } = scope.turns;
  const ahead = items.map((item, index) => [index + 1, item] as const).filter(([turn]) => turn > turns.started || underWay.includes(turn));
  return { ...scope, turns: ahead.length > 0 ? { ...turns, items: Object.fromEntries(ahead) } : turns };
}
