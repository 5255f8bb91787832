import { readFileSync } from 'node:fs';
import { parseProcess } from '../language/parse-process.js';
import { factsReadByProcess } from '../package/checks/expressions-of-process.js';
import { findFragment, fragments } from './index.js';

describe.each(fragments.map((fragment) => [fragment.process, fragment] as const))('%s', (process, fragment) => {
  it('is described as its file is: each input is read there, and nothing that is read is missing', async () => {
    const name = process.replace('common:', '');
    const xml = readFileSync(new URL(`../../library/${name}.bpmn`, import.meta.url), 'utf8');
    const parsed = await parseProcess(xml, `${name}.bpmn`);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed));

    const [model] = parsed.value.processes;
    const note = /<bpmn:documentation>([^<]*)/.exec(xml)?.[1] ?? '';
    const read = new Set(factsReadByProcess({ id: name, path: '', xml, parsed: parsed.value }).flatMap(({ facts }) => facts.map((fact) => fact.split('.')[0])));
    const set = (model?.elements ?? []).flatMap(({ outputs, result, loop }) => [
      ...outputs.map((output) => output.name),
      ...(result ? [result] : []),
      ...(loop?.kind === 'multiInstance' && loop.element ? [loop.element] : []),
    ]);
    for (const input of Object.keys(fragment.inputs)) expect([input, note.includes(input) || read.has(input)]).toEqual([input, true]);
    expect([...read].filter((fact) => !Object.keys(fragment.inputs).includes(fact ?? '') && !set.includes(fact ?? '')).filter(known)).toEqual([]);
  });
});

it('is found by the name of its process', () => {
  expect(findFragment('common:notify')?.title.zh).toBe('通知');
  expect(findFragment('student-aid')).toBeUndefined();
});

/** What is there in every case, and what decisions and messages of the file itself give. */
function known(fact: string | undefined): boolean {
  return !['case', 'applicant', 'params', 'conclusion', 'finding', 'number', 'documentId', 'sha256', 'noticeId', 'objection', 'idNo15', 'records'].includes(
    fact ?? '',
  );
}
