import type { Facts } from '@onething/rules';
import type { CompiledElement } from '../../language/compiled-process.js';
import type { ElementType } from '../../language/supported-elements.js';
import type { Progress } from '../progress.js';
import type { Run, WorkingScope } from '../run.js';
import type { Visit } from '../visit.js';

/** What an element of BPMN does. One file each, and one line in `index.ts`. */
export interface Behaviour {
  readonly type: ElementType;
  /** A token has come: how far does it get? Asked again when an incident is retried. */
  readonly start: (visit: Visit) => Progress;
  /** What it waited for has come: a form, an answer, a message, the end of what is inside. */
  readonly complete?: (visit: Visit, output: Facts) => Progress;
  /** Where tokens wait for each other. */
  readonly join?: Join;
}

export interface Join {
  /** Asked for every token that comes. */
  readonly opens: (run: Run, scope: WorkingScope, element: CompiledElement) => boolean;
  /** Asked once no token of the scope is under way any more. */
  /** Takes the tokens that it goes on with; absent: one from each flow that has one. */
  readonly pass?: (scope: WorkingScope, element: CompiledElement) => void;
  /** Forgets a round that is over, so that the next one can begin. */
  readonly reset?: (run: Run, scope: WorkingScope, element: CompiledElement) => void;
  readonly opensWhenQuiet?: (run: Run, scope: WorkingScope, element: CompiledElement) => boolean;
}
