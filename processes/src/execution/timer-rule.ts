import { addDuration, dueDate, type Limit, type Value } from '@onething/rules';
import type { TimeKind } from '../language/compiled-process.js';
import { nextCron } from '../language/cron-text.js';
import { parseTimerText, type TimerText } from '../language/timer-text.js';
import type { ScheduleTimer, TimerRule } from './effect.js';
import { factsAt } from './facts.js';
import { isRecord, readLimit } from './limit-value.js';
import { evaluateKnown, type Result } from './mapping.js';
import { failed } from './progress.js';
import { type Visit, workOf } from './visit.js';

/** A timer's rule with the instant it gives today; the rule is stored, so that the instant can be recomputed. */
export interface DueTimer {
  readonly rule: TimerRule;
  readonly due: string;
  readonly provisional: boolean;
}

/** The first time a timer event is due, counted from now. */
export function firstDue(visit: Visit): Result<DueTimer> {
  const time = visit.element.trigger.time;
  if (!time) return failed('TIMER_NOT_VALID', { zh: `“${visit.element.name}”没有设置时间。`, en: `“${visit.element.name}” states no time.` });
  if ('text' in time) return dueOfText(time.text, visit.run.context.now);

  const value = evaluateKnown(time.expression, factsAt(visit));
  return value.status === 'failed' ? value : ofValue(value.value, time.kind, visit);
}

/** The next time of a repetition, counted from the last one; nothing when it is over. */
export function nextDue({ rule, due }: Pick<ScheduleTimer, 'rule' | 'due'>): DueTimer | undefined {
  if (rule.kind !== 'cycle' || rule.remaining === 1) return undefined;

  const cycle = parseTimerText('cycle', rule.text);
  if (!cycle.ok || cycle.value.kind !== 'cycle') return ofCron(rule.text, due);
  const remaining = rule.remaining === undefined ? {} : { remaining: rule.remaining - 1 };
  return exactly({ kind: 'cycle', text: rule.text, ...remaining, from: due }, plus(cycle.value.iso, due));
}

/** The timer as it is asked for. */
export function timerWork(visit: Visit, timer: DueTimer): ScheduleTimer {
  return { type: 'scheduleTimer', ...workOf(visit), ...timer };
}

function ofValue(value: Value, kind: TimeKind, visit: Visit): Result<DueTimer> {
  const { now } = visit.run.context;
  if (isRecord(value)) {
    const limit = readLimit(value);
    return limit.status === 'failed' ? limit : { status: 'value', value: ofLimit(limit.value, visit) };
  }
  const text = parseTimerText(kind, typeof value === 'string' ? value : '');
  return text.ok ? dueOfText(text.value, now) : failed(text.code, text.message);
}

function ofLimit(limit: Limit, { run }: Visit): DueTimer {
  const { now, calendar } = run.context;
  const { at, provisional } = dueDate(limit, now, calendar);
  return { rule: { kind: 'limit', limit, from: now }, due: at, provisional };
}

/** The first time that a stated text means, counted from now. */
export function dueOfText(text: TimerText, now: string): Result<DueTimer> {
  if (text.kind === 'date') return { status: 'value', value: exactly({ kind: 'date', at: text.at }, text.at) };
  if (text.kind === 'duration') return { status: 'value', value: exactly({ kind: 'duration', iso: text.iso, from: now }, plus(text.iso, now)) };
  if (text.kind === 'cron') {
    const timer = ofCron(text.text, now);
    return timer
      ? { status: 'value', value: timer }
      : failed('TIMER_NOT_VALID', { zh: `“${text.text}”再也不会到时。`, en: `“${text.text}” is never due again.` });
  }
  if (text.times === 0) return failed('TIMER_NOT_VALID', { zh: '重复次数不能为 0。', en: 'A repetition needs at least one time.' });

  const from = text.start ?? now;
  const rule: TimerRule = { kind: 'cycle', text: text.text, ...(text.times === undefined ? {} : { remaining: text.times }), from };
  return { status: 'value', value: exactly(rule, text.start ?? plus(text.iso, from)) };
}

function ofCron(text: string, from: string): DueTimer | undefined {
  const due = nextCron(text, from);
  return due === undefined ? undefined : exactly({ kind: 'cycle', text, from }, due);
}

function exactly(rule: TimerRule, due: string): DueTimer {
  return { rule, due, provisional: false };
}

/** The text was checked when the model was compiled and `now` comes from the caller's clock; neither can be wrong here. */
function plus(iso: string, from: string): string {
  const due = addDuration(iso, from);
  if (!due.ok) throw new Error(due.message.en);

  return due.value;
}
