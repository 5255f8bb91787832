import type { Effect } from './effect.js';

/** Leaves out what was asked for and withdrawn within the same step: the outside never needs to hear of it. */
export function netEffects(effects: readonly Effect[]): readonly Effect[] {
  const asked = new Map<string, number>();
  const dropped = new Set<number>();
  effects.forEach((effect, index) => {
    const pair = pairOf(effect);
    if (!pair) return;
    const opened = asked.get(pair.key);
    if (pair.opens) asked.set(pair.key, index);
    else if (opened !== undefined) {
      dropped.add(opened).add(index);
      asked.delete(pair.key);
    }
  });
  return effects.filter((_, index) => !dropped.has(index));
}

const kinds: Readonly<Partial<Record<Effect['type'], { kind: string; opens: boolean }>>> = {
  openTask: { kind: 'task', opens: true },
  closeTask: { kind: 'task', opens: false },
  scheduleTimer: { kind: 'timer', opens: true },
  cancelTimer: { kind: 'timer', opens: false },
  runConnector: { kind: 'job', opens: true },
  cancelConnector: { kind: 'job', opens: false },
  subscribe: { kind: 'subscription', opens: true },
  unsubscribe: { kind: 'subscription', opens: false },
  openIncident: { kind: 'incident', opens: true },
  closeIncident: { kind: 'incident', opens: false },
};

function pairOf(effect: Effect): { key: string; opens: boolean } | undefined {
  const pair = kinds[effect.type];
  return pair && 'activity' in effect ? { key: `${pair.kind} ${effect.activity}`, opens: pair.opens } : undefined;
}
