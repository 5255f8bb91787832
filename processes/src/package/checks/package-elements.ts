import { placeOf } from '../../language/place.js';
import type { ElementModel } from '../../language/process-model.js';
import type { Package, ProcessFile } from '../package.js';

/** An element of a process of the package, with its place and what people call it. */
export interface PackageElement {
  readonly process: ProcessFile;
  readonly element: ElementModel;
  /** `processes/apply.bpmn <userTask id="review">`. */
  readonly place: string;
  /** `流程 degree-certificate 的人工任务“档案核查”`. */
  readonly zh: string;
  readonly en: string;
}

/** Every element of every process of the package. */
export function packageElements({ processes }: Package): readonly PackageElement[] {
  return Object.values(processes).flatMap((process) =>
    process.parsed.processes.flatMap(({ elements }) => elements.map((element) => describe(process, element))),
  );
}

function describe(process: ProcessFile, element: ElementModel): PackageElement {
  const { id, type, name = id } = element;
  const kind = kinds[type] ?? { zh: '环节', en: 'step' };
  return {
    process,
    element,
    place: placeOf(process.path, type, id),
    zh: `流程 ${process.id} 的${kind.zh}“${name}”`,
    en: `the ${kind.en} "${name}" of the process ${process.id}`,
  };
}

const kinds: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  startEvent: { zh: '开始事件', en: 'start event' },
  userTask: { zh: '人工任务', en: 'user task' },
  serviceTask: { zh: '服务任务', en: 'service task' },
  sendTask: { zh: '发送任务', en: 'send task' },
  businessRuleTask: { zh: '规则任务', en: 'business-rule task' },
  scriptTask: { zh: '计算任务', en: 'script task' },
  callActivity: { zh: '调用活动', en: 'call activity' },
};
