import type { ElementType } from '../../language/supported-elements.js';
import { adHocSubProcess } from './ad-hoc-sub-process.js';
import type { Behaviour } from './behaviour.js';
import { boundaryEvent } from './boundary-event.js';
import { businessRuleTask } from './business-rule-task.js';
import { callActivity } from './call-activity.js';
import { complexGateway } from './complex-gateway.js';
import { endEvent } from './end-event.js';
import { eventBasedGateway } from './event-based-gateway.js';
import { eventSubProcess } from './event-sub-process.js';
import { exclusiveGateway } from './exclusive-gateway.js';
import { inclusiveGateway } from './inclusive-gateway.js';
import { intermediateCatchEvent } from './intermediate-catch-event.js';
import { intermediateThrowEvent } from './intermediate-throw-event.js';
import { manualTask } from './manual-task.js';
import { parallelGateway } from './parallel-gateway.js';
import { receiveTask } from './receive-task.js';
import { scriptTask } from './script-task.js';
import { sendTask } from './send-task.js';
import { serviceTask } from './service-task.js';
import { startEvent } from './start-event.js';
import { subProcess } from './sub-process.js';
import { task } from './task.js';
import { transaction } from './transaction.js';
import { userTask } from './user-task.js';

/** Every element that runs. */
export const behaviours: readonly Behaviour[] = [
  task,
  manualTask,
  userTask,
  serviceTask,
  sendTask,
  receiveTask,
  scriptTask,
  businessRuleTask,
  exclusiveGateway,
  parallelGateway,
  inclusiveGateway,
  complexGateway,
  eventBasedGateway,
  subProcess,
  transaction,
  adHocSubProcess,
  eventSubProcess,
  callActivity,
  startEvent,
  intermediateCatchEvent,
  intermediateThrowEvent,
  boundaryEvent,
  endEvent,
];

const byType = new Map(behaviours.map((behaviour) => [behaviour.type, behaviour]));

export function behaviourOf(type: ElementType): Behaviour {
  const behaviour = byType.get(type);
  if (!behaviour) throw new Error(`No behaviour for "${type}"`);

  return behaviour;
}
