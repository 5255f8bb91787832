import type { Value } from '@onething/rules';
import type { ActivityInstance, Arrival, Scope, Turns } from './state.js';

type Changing = 'doers' | 'lastEnd' | 'compensable' | 'undoing' | 'cancelled' | 'activated' | 'ahead';
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A scope while a step works on it. */
export interface WorkingScope extends Writable<Pick<Scope, Changing>>, Omit<Scope, 'variables' | 'activities' | 'joins' | 'turns' | Changing> {
  variables: Record<string, Value>;
  activities: Map<string, ActivityInstance>;
  joins: Record<string, number>;
  turns?: WorkingTurns;
  /** Activities that are tokens, and moves under way to this scope: a scope with neither is done. */
  tokens: number;
  arriving: number;
}

/** The turns of a loop while a step works on them: an item leaves when its turn begins. */
export interface WorkingTurns extends Omit<Turns, 'items'> {
  items?: Record<string, Value>;
}

/** A copy to work on; `queue` are the moves under way. */
export function workOn(scope: Scope, queue: readonly Arrival[]): WorkingScope {
  const activities = new Map(Object.entries(scope.activities));
  return {
    ...scope,
    variables: { ...scope.variables },
    activities,
    joins: { ...scope.joins },
    ...(scope.turns?.items ? { turns: { ...scope.turns, items: { ...scope.turns.items } } } : {}),
    tokens: restingTokens(activities.values()),
    arriving: queue.filter((move) => move.scope === scope.id).length,
  };
}

/** Tokens that rest on activities. */
export function restingTokens(activities: Iterable<ActivityInstance>): number {
  let tokens = 0;
  for (const { role } of activities) if (role === 'token') tokens++;
  return tokens;
}

/** Tokens that wait at joins. */
export function waitingAtJoins({ joins }: Pick<Scope, 'joins'>): number {
  return Object.values(joins).reduce((sum, count) => sum + count, 0);
}
