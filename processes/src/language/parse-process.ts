import { done, type Message, type Outcome, type Problem, refused } from '@onething/rules';
import { BpmnModdle } from 'bpmn-moddle';
import { checkConstructs } from './check-constructs.js';
import { decodeXml } from './decode-xml.js';
import { defaultLimits, type ModelLimits } from './limits.js';
import { isElement, type ModdleElement } from './moddle-element.js';
import { onethingModdle } from './onething-moddle.js';
import { placeOf } from './place.js';
import type { ParsedProcess } from './process-model.js';
import { readMessageFlows, readProcesses } from './read-process.js';
import { scanXml } from './scan-xml.js';

/** Knows the metamodel and keeps nothing of what it reads. */
const moddle = new BpmnModdle({ onething: onethingModdle });

/** Reads a BPMN file from a stranger: size, XML, allow-list, then moddle, whose every warning is a problem too. */
export async function parseProcess(xml: string | Uint8Array, path = 'process.bpmn', limits: ModelLimits = defaultLimits): Promise<Outcome<ParsedProcess>> {
  if (xml.length > limits.bytes)
    return atFile(path, 'MODEL_TOO_LARGE', { zh: `文件超过 ${limits.bytes} 字节。`, en: `The file is larger than ${limits.bytes} bytes.` });

  const text = decodeXml(xml);
  if (!text.ok) return atFile(path, text.code, text.message);

  const tags = scanXml(text.value, limits);
  if (!tags.ok) return atFile(path, tags.code, tags.message);

  const constructs = checkConstructs(tags.value, path);
  if (constructs.length > 0) return invalid(path, constructs);

  return readModel(text.value, path, limits);
}

async function readModel(xml: string, path: string, limits: ModelLimits): Promise<Outcome<ParsedProcess>> {
  const loaded = await loadDefinitions(xml, path);
  if (!loaded.ok) return loaded;

  const processes = readProcesses(loaded.value).filter((process, index) => index === 0 || process.elements.length > 0);
  const main = processes[0];
  if (!main) return atFile(path, 'PROCESS_MISSING', { zh: '文件中没有流程（process）。', en: 'The file contains no process.' });

  const large = processes.find((process) => process.elements.length > limits.elements);
  if (large)
    return atFile(path, 'MODEL_TOO_LARGE', {
      zh: `流程“${large.id}”的元素超过 ${limits.elements} 个。`,
      en: `The process “${large.id}” has more than ${limits.elements} elements.`,
    });

  const unnamed = processes.flatMap((process) => process.elements.filter((element) => element.id === '')).map((element) => idMissing(path, element.type));
  return unnamed.length > 0 ? invalid(path, unnamed) : done({ path, id: main.id, processes, messageFlows: readMessageFlows(loaded.value) });
}

async function loadDefinitions(xml: string, path: string): Promise<Outcome<ModdleElement>> {
  try {
    const { rootElement, warnings: all } = await moddle.fromXML(xml);
    const warnings = all.filter(({ property }) => !namesDataType(property) && !isDrawn(property));
    if (warnings.length > 0)
      return invalid(
        path,
        warnings.map((warning) => moddleProblem(path, warning)),
      );
    if (isElement(rootElement)) return done(rootElement);
  } catch {
    // moddle throws for a root that is not `definitions`; the sentence below says what is expected.
  }
  return atFile(path, 'XML_MALFORMED', {
    zh: '文件不是 BPMN 2.0 模型（根元素应为 definitions）。',
    en: 'The file is not a BPMN 2.0 model: its root must be definitions.',
  });
}

/** Types of data may be defined elsewhere (an XML schema); nothing here depends on them. */
function namesDataType(property: string | undefined): boolean {
  return ['bpmn:structureRef', 'bpmn:itemSubjectRef', 'bpmn:itemRef'].includes(property ?? '');
}

/** A picture of something that is not there keeps nothing from running. */
function isDrawn(property: string | undefined): boolean {
  return property === 'bpmndi:bpmnElement';
}

function moddleProblem(path: string, warning: { message: string; element?: { id?: string; $type?: string } }): Problem {
  const first = warning.message.split('\n')[0] ?? '';
  const type = warning.element?.$type?.replace(/^bpmn:/, '') ?? 'definitions';
  return {
    code: 'MODEL_NOT_VALID',
    place: placeOf(path, type.charAt(0).toLowerCase() + type.slice(1), warning.element?.id),
    message: { zh: `模型不符合 BPMN 2.0：${first}。`, en: `Not valid BPMN 2.0: ${first}.` },
  };
}

function idMissing(path: string, type: string): Problem {
  return { code: 'ID_NOT_VALID', place: placeOf(path, type), message: { zh: '元素缺少编号（id）。', en: 'The element has no id.' } };
}

function atFile(path: string, code: string, message: Message): Outcome<never> {
  return refused(code, message, [{ code, place: path, message }]);
}

function invalid(path: string, problems: readonly Problem[]): Outcome<never> {
  const message = { zh: `流程文件 ${path} 有 ${problems.length} 处问题。`, en: `${path}: ${problems.length} problem(s).` };
  return refused('PROCESS_INVALID', message, problems);
}
