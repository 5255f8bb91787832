import { compileProcess, createProcessSet, parseProcess, step } from '@onething/processes';
import { type Condition, checkCondition, chinaCalendar, parseDecision } from '@onething/rules';
import { mostAttempts } from '../engine/src/jobs/retry-delay.js';

const xml = (elements: string) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:onething="urn:onething:bpmn:1" targetNamespace="t" id="d"><process id="p" isExecutable="true">${elements}</process></definitions>`;
const flow = (from: string, to: string) => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;

/** A start, `tasks` one after the other, an end. */
function chain(tasks: number): string {
  const ids = ['start', ...Array.from({ length: tasks }, (_, n) => `t${n}`), 'end'];
  const flows = ids.slice(1).map((id, n) => flow(ids[n] ?? '', id));
  return xml(`<startEvent id="start"/>${Array.from({ length: tasks }, (_, n) => `<task id="t${n}"/>`).join('')}<endEvent id="end"/>${flows.join('')}`);
}

/** A gateway that opens so many tasks at once. */
function fan(width: number): string {
  const tasks = Array.from({ length: width }, (_, n) => `t${n}`);
  const drawn = tasks.map((id) => `<userTask id="${id}"/>${flow('fork', id)}${flow(id, 'end')}`).join('');
  return xml(`<startEvent id="start"/><parallelGateway id="fork"/>${flow('start', 'fork')}${drawn}<endEvent id="end"/>`);
}

async function elements(count: number): Promise<string> {
  const parsed = await parseProcess(chain(count - 2));
  return parsed.ok ? 'taken' : codesOf(parsed);
}

async function tokens(count: number): Promise<string> {
  const parsed = await parseProcess(fan(count));
  if (!parsed.ok) return codesOf(parsed);
  const compiled = compileProcess(parsed.value, 'p');
  if (!compiled.ok) return codesOf(compiled);
  const now = '2026-09-14T09:00:00+08:00';
  const begun = step(
    createProcessSet({ processes: { p: compiled.value } }),
    undefined,
    { type: 'startInstance', processId: 'p', variables: {} },
    { now, calendar: chinaCalendar, parameters: {}, facts: {} },
  );
  return begun.ok ? 'taken' : begun.code;
}

async function rows(count: number): Promise<string> {
  const table = {
    ...{ id: 'd', kind: 'decision-table', title: '表', hitPolicy: 'F', facts: { n: { title: '数', type: 'number' } } },
    ...{ inputs: [{ id: 'i', title: '数', expr: 'n' }], outputs: [{ id: 'o', title: '值', type: 'number' }] },
    rows: Array.from({ length: count }, (_, n) => ({ id: `r${n}`, when: [`${n}`], then: { o: `${n}` } })),
  };
  const parsed = parseDecision(table);
  return parsed.ok ? 'taken' : codesOf(parsed);
}

async function depth(levels: number): Promise<string> {
  let condition: Condition = { fact: 'n', operator: 'equal', value: 1 };
  for (let level = 1; level < levels; level += 1) condition = { all: [condition] };
  const findings = checkCondition(condition, { n: { title: '数', type: 'number' } }, '');
  return findings.some(({ code }) => code === 'CONDITION_TOO_DEEP') ? 'CONDITION_TOO_DEEP' : 'taken';
}

function codesOf({ code, problems = [] }: { code: string; problems?: readonly { code: string }[] }): string {
  return [...new Set([code, ...problems.map((one) => one.code)])].join(' ');
}

/** The published limits of what a package may hold and a case may do: the last that is taken, and what one more is called. */
const limits: readonly (readonly [name: string, most: number, of: (count: number) => Promise<string>, code: string])[] = [
  ['elements of a process', 1000, elements, 'MODEL_TOO_LARGE'],
  ['open tokens of a case', 500, tokens, 'TOO_MANY_TOKENS'],
  ['rows of a decision', 2000, rows, 'LIST_TOO_LONG'],
  ['levels of a condition', 12, depth, 'CONDITION_TOO_DEEP'],
];

describe('the published limits', () => {
  it.each(limits)('%s: %i, and one more is told by its code', async (_, most, of, code) => {
    expect(await of(most)).toBe('taken');
    expect((await of(most + 1)).split(' ')).toContain(code);
  });

  it('a call outside is tried ten times', () => {
    expect(mostAttempts).toBe(10);
  });
});
