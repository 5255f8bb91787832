import { createPureBackend } from '../scenario/pure/pure-backend.js';
import { flows, mappings, trigger } from '../testing/bpmn-text.js';
import { valueIn } from '../testing/played-instance.js';
import { edited, smallPackageWith } from '../testing/small-package.js';
import { checkPackage } from './check-package.js';
import { compilePackage } from './compile-package.js';
import { readPackage } from './read-package.js';

const reports = mappings({ inputs: { count: 'count' }, outputs: { reported: 'number' } });
const sends: Readonly<Record<string, string>> = {
  task: `<sendTask id="report" messageRef="reported">${reports}</sendTask>`,
  throw: `<intermediateThrowEvent id="report">${reports}${trigger.message('reported')}</intermediateThrowEvent>`,
};

/** A family asks; the office's part is begun by the message that is drawn to its pool. */
function fileWith({ send = sends.task ?? '', begins = 'reported', office = '' } = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:onething="urn:onething:bpmn:1" targetNamespace="t" id="file">
    <message id="reported" name="reported"/><message id="other" name="other"/>
    <collaboration id="c"><participant id="family" processRef="ask"/><participant id="bureau" processRef="office"/><messageFlow id="reports" sourceRef="report" targetRef="begin"/></collaboration>
    <process id="ask" isExecutable="true"><startEvent id="start" onething:form="apply"/>${send}<endEvent id="end-asked"/>${flows('start > report > end-asked')}</process>
    <process id="office" isExecutable="true"><startEvent id="begin">${trigger.message(begins)}</startEvent><userTask id="judge" onething:form="review" onething:candidates="clerk"/>${office}<endEvent id="end-judged"/>${flows('begin > judge > end-judged')}</process></definitions>`;
}

const matter = (process: string) =>
  `,{"id":"judge","title":"审核","summary":"审核","process":"${process}","form":"apply","audience":"staff","conditions":[],"materials":[],"promised":{"value":1,"unit":"workday"},"statutory":{"value":5,"unit":"workday"}}`;
const packageOf = async (xml: string, judged = matter('office')) =>
  valueIn(
    await readPackage(
      smallPackageWith({
        'processes/ask.bpmn': xml,
        'scenarios/few.json': undefined,
        'decisions/few.json': undefined,
        ...edited('manifest.json', '"statutory":{"value":5,"unit":"workday"}}', `"statutory":{"value":5,"unit":"workday"}}${judged}`),
      }),
    ),
  );
const codes = async (xml: string, judged?: string) =>
  checkPackage(await packageOf(xml, judged), []).flatMap(({ code }) => (code.startsWith('MESSAGE_START') ? [code] : []));
const family = { id: '甲', name: '甲' };
const clerk = { id: '乙', name: '乙', roles: ['clerk'] };

async function backendOf(xml: string) {
  const scenario = { id: 's', title: 's', now: '2026-09-14T09:00:00+08:00', region: '330199', people: { 甲: family, 乙: clerk }, registries: {}, steps: [] };
  return createPureBackend(valueIn(compilePackage(await packageOf(xml), [])), scenario);
}

describe('a message to the start of another pool', () => {
  it.each(Object.entries(sends))('opens one case of its matter, for the same person, sent by a %s', async (_, send) => {
    const backend = await backendOf(fileWith({ send }));
    const { caseId } = valueIn(await backend.openCase({ matter: 'ask', by: family, data: { count: 7 } }));
    const [begun, ...others] = await backend.begun(caseId);
    const office = await backend.inspect(begun?.caseId ?? '');
    expect({ others, matter: begun?.matter, open: office.openTasks.map(({ element }) => element), variables: office.variables }).toEqual({
      ...{ others: [], matter: 'judge', open: ['judge'] },
      variables: { count: 7 },
    });
    expect(await backend.inspect(caseId)).toMatchObject({ outcome: 'end-asked', variables: { reported: expect.stringContaining('c2') } });
    valueIn(await backend.completeTask({ caseId: begun?.caseId ?? '', task: 'judge', by: clerk, data: { pass: true } }));
    expect((await backend.inspect(begun?.caseId ?? '')).outcome).toBe('end-judged');
  });

  it('that its form does not take is an incident at the sender, and stays one until it is mended', async () => {
    const send = sends.task?.replace('value="count"', 'value="said"') ?? '';
    const backend = await backendOf(fileWith({ send }));
    const { caseId } = valueIn(await backend.openCase({ matter: 'ask', by: family, data: { count: 1 } }));
    const { incidents, outcome } = await backend.inspect(caseId);
    expect({ outcome, incidents: incidents.map(({ element, code }) => [element, code]), begun: await backend.begun(caseId) }).toEqual({
      ...{ outcome: null, begun: [] },
      incidents: [['report', 'CASE_NOT_OPENED']],
    });
    expect(incidents[0]?.message.zh).toContain('count');
    valueIn(await backend.retryIncident(caseId, 'report'));
    expect((await backend.inspect(caseId)).incidents).toHaveLength(1);
  });

  it('begins what nobody can begin by hand', async () => {
    const backend = await backendOf(fileWith());
    expect(await backend.openCase({ matter: 'judge', by: clerk, data: { count: 1 } })).toMatchObject({ ok: false, code: 'MATTER_NOT_FOUND' });
  });

  it('is checked before anybody publishes it', async () => {
    expect(await codes(fileWith())).toEqual([]);
    expect(await codes(fileWith(), matter('ask'))).toEqual(['MESSAGE_START_WITHOUT_MATTER']);
    const waiting = `<boundaryEvent id="again" attachedToRef="judge">${trigger.message('reported')}</boundaryEvent>`;
    expect(await codes(fileWith({ office: `${waiting}${flows('again > end-judged')}` }))).toEqual(['MESSAGE_START_AWAITED']);
    const both = `<intermediateThrowEvent id="report">${trigger.message('reported')}${trigger.message('other')}</intermediateThrowEvent>`;
    expect(await codes(fileWith({ send: both }))).toEqual(['MESSAGE_START_SENT_BESIDES']);
    const back = `<sendTask id="tell" messageRef="reported"/>${flows('judge > tell > end-judged')}`;
    expect(await codes(fileWith({ office: back }))).toEqual(['MESSAGE_START_ENDLESS']);
  });
});
