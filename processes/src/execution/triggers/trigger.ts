import type { TriggerType } from '../../language/supported-elements.js';
import type { Failed, Progress, Waiting } from '../progress.js';
import type { OutstandingWork } from '../state.js';
import type { Visit } from '../visit.js';

/** What makes an event happen, wherever it stands: start, intermediate, boundary, end. One file each. */
export interface Trigger {
  readonly type: TriggerType;
  /** Waits for it; absent where it is found when it is thrown (error, escalation, link). */
  readonly arm?: (visit: Visit) => Waiting | Failed;
  /** After it happened without interrupting: waits for the next time. Absent: it stays armed as it is. */
  readonly rearm?: (visit: Visit, before: OutstandingWork) => Waiting | 'over';
  /** Makes it happen (intermediate throw and end events). */
  readonly throw?: (visit: Visit) => Progress;
}
