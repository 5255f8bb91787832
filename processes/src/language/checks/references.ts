import type { Finding } from '@onething/rules';
import type { ElementModel } from '../process-model.js';
import { type Check, type CheckedProcess, errorAt, titleOf } from './check.js';

/** Everything that is referred to by id exists. */
export const references: Check = (process, environment) => {
  const check = (element: ElementModel, kind: Kind, id: string | undefined, known: readonly string[] | undefined) =>
    id === undefined || !known || known.includes(id) ? [] : [notFound(process, element, kind, id)];
  return process.model.elements.flatMap((element) => [
    ...check(element, 'form', element.form, environment.forms),
    ...check(element, 'decision', element.decision, environment.decisions),
    ...check(element, 'connector', element.connector, environment.connectors),
    ...check(element, 'process', element.calledElement, environment.processes),
    ...element.candidates.flatMap((role) => check(element, 'role', role, environment.roles)),
    ...excludedTasks(process, element),
  ]);
};

type Kind = keyof typeof kinds;

const kinds = {
  form: { code: 'FORM_NOT_FOUND', zh: '表单', en: 'form' },
  decision: { code: 'DECISION_NOT_FOUND', zh: '决策', en: 'decision' },
  connector: { code: 'CONNECTOR_NOT_FOUND', zh: '连接器', en: 'connector' },
  process: { code: 'CALLED_PROCESS_NOT_FOUND', zh: '被调用的流程', en: 'called process' },
  role: { code: 'ROLE_NOT_FOUND', zh: '角色', en: 'role' },
} as const;

function notFound(process: CheckedProcess, element: ElementModel, kind: Kind, id: string): Finding {
  const { code, zh, en } = kinds[kind];
  return errorAt(process, element, code, {
    zh: `“${titleOf(element)}”引用的${zh}“${id}”不存在。`,
    en: `The ${en} “${id}” of “${titleOf(element)}” does not exist.`,
  });
}

/** Four eyes can only be kept against a user task of the same process, or against whoever opened the case. */
function excludedTasks(process: CheckedProcess, element: ElementModel): readonly Finding[] {
  return element.excludes
    .filter((id) => !['userTask', 'startEvent'].includes(process.elements.get(id)?.type ?? ''))
    .map((id) =>
      errorAt(process, element, 'EXCLUDED_TASK_NOT_FOUND', {
        zh: `“${titleOf(element)}”要回避的待办“${id}”不存在于本流程。`,
        en: `“${titleOf(element)}” excludes the doer of “${id}”, which is no user task of this process.`,
      }),
    );
}
