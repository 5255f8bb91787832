import { checkProcess, onethingModdle, parseProcess } from '@onething/processes';
import { BpmnModdle } from 'bpmn-moddle';
import { modelsBelow, readCaseBytes } from './cases.js';

/** Models in use at authorities, and the reference models of the interchange working group. */
export const government = modelsBelow('government');
export const miwg = modelsBelow('miwg');

/** What a file from elsewhere comes to: a process with findings, or a refusal; never an exception, always words and a place. */
export async function findingsOf(path: string): Promise<readonly { readonly code: string; readonly place: string; readonly zh: string }[]> {
  const parsed = await parseProcess(readCaseBytes(path), path);
  const problems = parsed.ok ? checkProcess(parsed.value) : (parsed.problems ?? []);
  return problems.map(({ code, place, message }) => ({ code, place, zh: message.zh }));
}

/** The file read and written again, as the designer does it. */
export async function roundTrip(xml: string): Promise<string> {
  const moddle = new BpmnModdle({ onething: onethingModdle });
  const { rootElement } = await moddle.fromXML(xml);
  return (await moddle.toXML(rootElement, { format: true })).xml;
}

/** Every element of a file with its id, without prefixes and in no order. */
export function censusOf(xml: string): readonly string[] {
  const tags = xml
    .replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, '')
    .matchAll(/<(?:[\w-]+:)?([A-Za-z][\w.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/g);
  return [...tags].map(([, name = '', attributes = '']) => `${name} ${/\sid\s*=\s*["']([^"']*)/.exec(attributes)?.[1] ?? ''}`).sort();
}
