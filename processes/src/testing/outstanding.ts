import type { Command } from '../execution/command.js';
import type { Effect } from '../execution/effect.js';

/** What the outside would have in its tables after these commands and effects; `openWork` must say the same from the state alone. */
export class Outstanding {
  readonly work = new Map<string, Effect>();
  readonly incidents = new Map<string, Effect>();

  /** A timer that fired and a job that was answered are used up before the step. */
  command(command: Command): void {
    const used = { fireTimer: ['scheduleTimer'], completeActivity: ['runConnector'], failActivity: ['runConnector'], raiseIncident: ['runConnector'] }[
      command.type as 'fireTimer'
    ];
    if (used && 'activity' in command && used.includes(this.work.get(command.activity)?.type ?? '')) this.work.delete(command.activity);
  }

  effect(effect: Effect): void {
    if (effect.type === 'openTask' || effect.type === 'runConnector' || effect.type === 'scheduleTimer' || effect.type === 'subscribe')
      this.work.set(effect.activity, effect);
    if (effect.type === 'closeTask' || effect.type === 'cancelConnector' || effect.type === 'cancelTimer' || effect.type === 'unsubscribe')
      this.work.delete(effect.activity);
    if (effect.type === 'excludePersons') {
      const task = this.work.get(effect.activity);
      if (task?.type === 'openTask') this.work.set(effect.activity, { ...task, excluded: effect.excluded });
    }
    if (effect.type === 'openIncident') this.incidents.set(effect.activity, effect);
    if (effect.type === 'closeIncident') this.incidents.delete(effect.activity);
  }
}
