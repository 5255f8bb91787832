import { checkProcess, parseProcess } from '@onething/processes';
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
