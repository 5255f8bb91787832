import type { Facts, Outcome } from '@onething/rules';
import type { Command, StepContext } from '../execution/command.js';
import type { Effect, HistoryEvent } from '../execution/effect.js';
import type { ProcessSetParts } from '../execution/process-set.js';
import type { ActivityInstance, InstanceState, Scope } from '../execution/state.js';
import type { StepResult } from '../execution/step-result.js';
import { type Files, PlayedInstance, processSetOf } from './played-instance.js';

/** A case that is played to have everything written down that its steps tell, ask and keep. */
export interface Story {
  readonly name: string;
  /** The first process is played. */
  readonly files: Files;
  readonly variables?: Facts;
  readonly decisions?: ProcessSetParts['decisions'];
  readonly messageStarts?: ProcessSetParts['messageStarts'];
  readonly context?: Partial<StepContext>;
  readonly startEvent?: string;
  readonly play?: (instance: TellingInstance) => unknown;
}

/** An instance that writes down each step: the command, the events, the effects (`=`), and the state that it leaves. */
export class TellingInstance extends PlayedInstance {
  readonly lines: string[] = [];

  override offer(command: Command): Outcome<StepResult> {
    const outcome = super.offer(command);
    const { type, ...about } = command;
    this.lines.push('', `> ${this.now.slice(0, 16)} ${type} ${JSON.stringify(about)}`);
    if (outcome.ok) this.lines.push(...outcome.value.events.map(lineOfEvent), ...outcome.value.effects.map(lineOfEffect), ...linesOfState(outcome.value.state));
    else this.lines.push(`refused ${outcome.code} ${JSON.stringify(outcome.message)}`);
    return outcome;
  }

  /** The activity at an element, open or not: to ask something of it that it may refuse. */
  activityAt(elementId: string): string {
    const activities = Object.values(this.state.scopes).flatMap((scope) => Object.values(scope.activities));
    return activities.findLast((activity) => activity.elementId === elementId)?.id ?? '';
  }

  /** A job gave up. */
  giveUp(elementId: string): this {
    return this.send({ type: 'raiseIncident', activity: this.activityAt(elementId), code: 'GAVE_UP', message: { zh: '没有结果', en: 'no answer' } });
  }

  set(values: Facts): this {
    return this.send({ type: 'setVariables', values });
  }
}

/** Plays a story and gives its text. */
export async function tell({ files, variables = {}, decisions, messageStarts, context, startEvent, play }: Story): Promise<string> {
  const definitions = await processSetOf(files, decisions, undefined, messageStarts);
  const instance = new TellingInstance(definitions, context);
  instance.send({ type: 'startInstance', processId: Object.keys(files)[0] ?? '', variables, ...(startEvent === undefined ? {} : { startEvent }) });
  await play?.(instance);
  return `${instance.lines.join('\n').trimStart()}\n`;
}

function lineOfEvent({ type, processId, elementId, activity, data, at: _, ...more }: HistoryEvent): string {
  const about = [processId === 'p' ? undefined : processId, elementId, activity, data && JSON.stringify(data), ...restOf(more)];
  return [type, ...about.filter((part) => part !== undefined)].join(' ');
}

function lineOfEffect({ type, ...about }: Effect): string {
  return `= ${type} ${JSON.stringify(about)}`;
}

function linesOfState({ scopes, ...about }: InstanceState): readonly string[] {
  return [`  ${JSON.stringify(about)}`, ...Object.values(scopes).flatMap(linesOfScope)];
}

function linesOfScope({ id, kind, activities, ...about }: Scope): readonly string[] {
  return [`  ${kind} ${id} ${JSON.stringify(about)}`, ...Object.values(activities).map(lineOfActivity)];
}

/** What is outstanding stands among the effects already. */
function lineOfActivity({ id, elementId, role, status, work, ...about }: ActivityInstance): string {
  return `    ${role} ${id} ${elementId} ${status} ${work?.type ?? '-'} ${JSON.stringify(about)}`;
}

function restOf(more: object): readonly string[] {
  return Object.keys(more).length > 0 ? [JSON.stringify(more)] : [];
}
