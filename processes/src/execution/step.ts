import { done, type Outcome, refused } from '@onething/rules';
import type { Command, StepContext } from './command.js';
import { handle } from './commands/index.js';
import { checkConditions } from './conditions.js';
import { enter } from './enter.js';
import { keepClock } from './legal-clock.js';
import type { ProcessSet } from './process-set.js';
import { readState, stateFormat } from './read-state.js';
import { Run } from './run.js';
import { settle } from './settle.js';
import { deliverLate, deliverSignal } from './signals.js';
import type { InstanceState } from './state.js';
import type { StepResult } from './step-result.js';

const defaultBudget = 2000;
const defaultTokens = 500;

/**
 * Takes an instance from wait to wait: a pure function of its arguments. The command is applied, then the queue of moves is
 * worked off until nothing moves or the budget is used up; then the step ends with `continueLater`.
 */
export function step(definitions: ProcessSet, state: InstanceState | undefined, command: Command, context: StepContext): Outcome<StepResult> {
  const before = stateBefore(state, command);
  if (!before.ok) return before;

  const run = new Run(definitions, before.value, context);
  const handled = handle(run, command);
  if (!handled.ok) return handled;

  workOff(run, context.budget ?? defaultBudget);
  const tokens = context.tokens ?? defaultTokens;
  return run.tokens > tokens ? tooManyTokens(tokens) : done(keepClock(run.result(), context));
}

function stateBefore(state: InstanceState | undefined, command: Command): Outcome<InstanceState> {
  const starts = command.type === 'startInstance';
  if (!state) return starts ? done({ format: stateFormat, status: 'running', counter: 1, scopes: {} }) : notRunning();
  if (starts) return refused('INSTANCE_ALREADY_STARTED', { zh: '办件已经开始。', en: 'The instance has already started.' });

  const present = state.format === stateFormat ? done(state) : readState(state);
  return present.ok && present.value.status !== 'running' ? notRunning() : present;
}

/** A model that forks without end must not fill the database; the instance stays as it was. */
function tooManyTokens(most: number): Outcome<never> {
  return refused('TOO_MANY_TOKENS', {
    zh: `一个办件同时进行的环节不能超过 ${most} 个，请检查流程是否无限分叉。`,
    en: `An instance may have at most ${most} tokens at a time; the model seems to fork without end.`,
  });
}

function notRunning(): Outcome<never> {
  return refused('INSTANCE_NOT_RUNNING', { zh: '办件已结束，不能再执行此操作。', en: 'The instance is not running.' });
}

function workOff(run: Run, budget: number): void {
  settleAll(run);
  for (let visits = 0; run.pending && run.status === 'running'; visits++) {
    if (visits >= budget) {
      run.emit({ type: 'continueLater' });
      return;
    }
    const next = run.take();
    enter(run, next);
    deliverLate(run, next);
    settleAll(run);
  }
}

/** What one move sets off: signals first, then joins that open and scopes that end. */
function settleAll(run: Run): void {
  deliverSignals(run);
  checkConditions(run);
  for (let scope = run.takeUnsettled(); scope; scope = run.takeUnsettled()) {
    settle(run, scope);
    deliverSignals(run);
    checkConditions(run);
  }
}

function deliverSignals(run: Run): void {
  for (let signal = run.takeSignal(); signal; signal = run.takeSignal()) deliverSignal(run, signal);
}
