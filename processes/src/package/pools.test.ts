import { createPureBackend } from '../scenario/pure/pure-backend.js';
import { flows, mappings, trigger } from '../testing/bpmn-text.js';
import { valueIn } from '../testing/played-instance.js';
import { edited, smallPackageWith } from '../testing/small-package.js';
import { checkPackage } from './check-package.js';
import { compilePackage } from './compile-package.js';
import { readPackage } from './read-package.js';

/** A family asks, an office answers: two pools of one file, the messages between them drawn. */
function fileWith(answered = 'answered', office = 'office'): string {
  const key = mappings({ keys: ['count'] });
  const send = (id: string, message: string) => `<sendTask id="${id}" messageRef="${message}">${key}</sendTask>`;
  const receive = (id: string, message: string) => `<receiveTask id="${id}" messageRef="${message}">${key}</receiveTask>`;
  return `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:onething="urn:onething:bpmn:1" targetNamespace="t" id="file">
    <message id="asked" name="asked"/><message id="answered" name="answered"/><message id="other" name="other"/>
    <collaboration id="c"><participant id="family" processRef="ask"/><participant id="bureau" processRef="${office}"/><participant id="bank"/><messageFlow id="asks" sourceRef="tell" targetRef="hear"/><messageFlow id="answers" sourceRef="answer" targetRef="listen"/><messageFlow id="pays" sourceRef="answer" targetRef="bank"/></collaboration>
    <process id="ask" isExecutable="true"><startEvent id="start" onething:form="apply"/>${send('tell', 'asked')}${receive('listen', 'answered')}<endEvent id="end-asked"/>${flows('start > tell > listen > end-asked')}</process>
    <process id="${office}" isExecutable="true"><startEvent id="begin" onething:form="apply"/>${receive('hear', 'asked')}<userTask id="judge" onething:form="review" onething:candidates="clerk"/><intermediateThrowEvent id="answer">${key}${trigger.message(answered)}</intermediateThrowEvent><endEvent id="end-judged"/>${flows('begin > hear > judge > answer > end-judged')}</process></definitions>`;
}

const changes = (xml: string) => ({
  'processes/ask.bpmn': xml,
  'scenarios/few.json': undefined,
  'decisions/few.json': undefined,
  ...edited(
    'manifest.json',
    '"statutory":{"value":5,"unit":"workday"}}',
    '"statutory":{"value":5,"unit":"workday"}},{"id":"judge","title":"审核","summary":"审核","process":"office","form":"apply","audience":"staff","conditions":[],"materials":[],"promised":{"value":1,"unit":"workday"},"statutory":{"value":5,"unit":"workday"}}',
  ),
});

const read = async (xml: string) => readPackage(smallPackageWith(changes(xml)));
const findings = async (xml: string) => checkPackage(valueIn(await read(xml)), []).map(({ code, place }) => `${code} ${place}`);

describe('several pools in one file', () => {
  it('are a process each', async () => {
    const pkg = valueIn(await read(fileWith()));
    expect(Object.entries(pkg.processes).map(([id, { path }]) => [id, path])).toEqual([
      ['ask', 'processes/ask.bpmn'],
      ['office', 'processes/ask.bpmn'],
    ]);
    expect((await findings(fileWith())).filter((finding) => /PROCESS_NOT_RUN|MESSAGE_FLOW/.test(finding))).toEqual([]);
  });

  it('tell each other what is drawn between them', async () => {
    const scenario = {
      id: 's',
      title: 's',
      now: '2026-09-14T09:00:00+08:00',
      region: '330199',
      people: { 甲: { name: '甲' }, 乙: { name: '乙', roles: ['clerk'] } },
      registries: {},
      steps: [],
    };
    const backend = createPureBackend(valueIn(compilePackage(valueIn(await read(fileWith())), [])), scenario);
    const open = async (matter: string, id: string) =>
      valueIn(await backend.openCase({ matter, by: { id, name: id, roles: id === '乙' ? ['clerk'] : [] }, data: { count: 7 } })).caseId;
    const [asking, judging] = [await open('ask', '甲'), await open('judge', '乙')];
    expect((await backend.inspect(asking)).outcome).toBeNull();
    valueIn(await backend.completeTask({ caseId: judging, task: 'judge', by: { id: '乙', name: '乙', roles: ['clerk'] }, data: { pass: true } }));
    expect([(await backend.inspect(asking)).outcome, (await backend.inspect(judging)).outcome]).toEqual(['end-asked', 'end-judged']);
  });

  it('whose ends name different messages are told so', async () => {
    expect(await findings(fileWith('other'))).toContain('MESSAGE_FLOW_NOT_SENT processes/ask.bpmn <messageFlow id="answers">');
  });

  it('may not bear the name of another process', async () => {
    const again = smallPackageWith({
      ...changes(fileWith()),
      'processes/office.bpmn': fileWith().replaceAll('"ask"', '"ask2"').replaceAll('"office"', '"ask"').replaceAll('"ask2"', '"office"'),
    });
    expect(await readPackage(again)).toMatchObject({ ok: false, problems: [{ code: 'PROCESS_NOT_UNIQUE' }, { code: 'PROCESS_NOT_UNIQUE' }] });
  });
});
