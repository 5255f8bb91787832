import type { Finding } from '@onething/rules';
import type { ElementModel } from '../process-model.js';
import { type Check, type CheckedProcess, errorAt, titleOf, warningAt } from './check.js';

/** Every task says what it does: its form and people, its connector, its decision, its calculation, its message. */
export const tasks: Check = (process) => process.model.elements.flatMap((element) => byType[element.type]?.(process, element) ?? []);

const byType: Readonly<Record<string, (process: CheckedProcess, element: ElementModel) => readonly Finding[]>> = {
  userTask: (process, task) => [
    ...(task.form === undefined ? [noForm(process, task)] : []),
    ...(task.candidates.length === 0 && task.candidatesFrom === undefined && task.assignee === undefined ? [nobody(process, task)] : []),
  ],
  serviceTask: (process, task) => (task.connector === undefined ? [missing(process, task, 'CONNECTOR_MISSING', '连接器', 'connector')] : []),
  sendTask: (process, task) =>
    task.connector === undefined && task.message === undefined ? [missing(process, task, 'CONNECTOR_MISSING', '连接器或消息', 'connector or message')] : [],
  receiveTask: (process, task) => (task.message === undefined ? [missing(process, task, 'MESSAGE_MISSING', '消息', 'message')] : []),
  businessRuleTask: (process, task) => (task.decision === undefined ? [missing(process, task, 'DECISION_MISSING', '决策', 'decision')] : []),
  scriptTask: (process, task) => (task.script === undefined ? [missing(process, task, 'EXPRESSION_MISSING', '计算表达式', 'expression')] : []),
  callActivity: (process, task) =>
    task.calledElement === undefined ? [missing(process, task, 'CALLED_PROCESS_MISSING', '被调用的流程', 'called process')] : [],
};

function missing(process: CheckedProcess, element: ElementModel, code: string, zh: string, en: string): Finding {
  return errorAt(process, element, code, { zh: `“${titleOf(element)}”没有指定${zh}。`, en: `“${titleOf(element)}” names no ${en}.` });
}

function noForm(process: CheckedProcess, task: ElementModel): Finding {
  return warningAt(process, task, 'FORM_MISSING', {
    zh: `待办“${titleOf(task)}”没有表单，办理人只能直接完成。`,
    en: `The task “${titleOf(task)}” has no form; it can only be marked as done.`,
  });
}

function nobody(process: CheckedProcess, task: ElementModel): Finding {
  return errorAt(process, task, 'CANDIDATES_MISSING', {
    zh: `待办“${titleOf(task)}”没有指定由谁办理。`,
    en: `The task “${titleOf(task)}” does not say who may do it.`,
  });
}
