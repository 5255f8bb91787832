import { type Command, type InstanceState, type StepContext, type StepResult, step } from '@onething/processes';
import type { Outcome } from '@onething/rules';
import type { CompiledRelease } from '../releases/release-library.js';

/** The pure step, on the graphs of a release. */
export function interpret(release: CompiledRelease, state: InstanceState | undefined, command: Command, context: StepContext): Outcome<StepResult> {
  return step(release.compiled.processes, state, command, context);
}
