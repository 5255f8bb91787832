import { useEffect, useState } from 'react';
import type { Knob } from './knob.js';
import type { Trial } from './use-trial.js';

/** One value that was tried, and what it cost (分). */
export interface Tried {
  readonly value: number;
  readonly cost: number;
  readonly winners: number;
  readonly losers: number;
}

const mostKept = 200;

/** Every value of the dragged number that was answered; another number begins anew. */
export function useTried(knob: Knob | undefined, { compared, of }: Trial): readonly Tried[] {
  const [kept, setKept] = useState<{ readonly knob: string; readonly tried: ReadonlyMap<number, Tried> }>({ knob: '', tried: new Map() });

  useEffect(() => {
    const all = compared?.rows.find(({ dimension }) => dimension === 'all');
    if (!knob || !of || !all) return;
    const value = valueIn(knob, of);
    const number = (told: number | 'suppressed') => (told === 'suppressed' ? 0 : told);
    const point = { value, cost: number(all.costAfter), winners: number(all.winners), losers: number(all.losers) };
    if (all.costAfter === 'suppressed') return;
    setKept((before) => {
      const known = before.knob === knob.id ? [...before.tried].slice(-mostKept) : [];
      return { knob: knob.id, tried: new Map([...known, [value, point]]) };
    });
  }, [knob, compared, of]);

  return [...kept.tried.values()].sort((a, b) => a.value - b.value);
}

function valueIn(knob: Knob, { parameters, edits }: NonNullable<Trial['of']>): number {
  const { place } = knob;
  const moved =
    'parameter' in place ? parameters[place.parameter] : edits.find(({ decision, pointer }) => decision === place.decision && pointer === place.pointer)?.value;

  return moved ?? knob.value;
}
