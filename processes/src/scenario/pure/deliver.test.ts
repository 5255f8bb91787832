import { compilePackage } from '../../package/compile-package.js';
import { readPackage } from '../../package/read-package.js';
import { valueIn } from '../../testing/played-instance.js';
import { smallPackageWith } from '../../testing/small-package.js';
import type { Scenario } from '../scenario.js';
import { createPureBackend } from './pure-backend.js';

const opening = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:onething="urn:onething:bpmn:1" targetNamespace="urn:onething:package">
<bpmn:message id="m" name="told" /><bpmn:process id="ask" isExecutable="true"><bpmn:startEvent id="start" onething:form="apply" />`;
/** 1 tells, 2 and more wait for what is told under the key 1. */
const process = `${opening}
<bpmn:exclusiveGateway id="which" default="to-wait" />
<bpmn:sendTask id="tell" name="告知" messageRef="m"><bpmn:extensionElements><onething:key value="1" /><onething:input name="text" value="&quot;!&quot;" /></bpmn:extensionElements></bpmn:sendTask>
<bpmn:receiveTask id="wait" name="等待" messageRef="m"><bpmn:extensionElements><onething:key value="1" /><onething:output name="heard" value="text" /></bpmn:extensionElements></bpmn:receiveTask>
<bpmn:endEvent id="end-told" /><bpmn:endEvent id="end-heard" />
<bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="which" />
<bpmn:sequenceFlow id="to-tell" sourceRef="which" targetRef="tell"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="urn:onething:conditions:1">{"fact":"count","operator":"equal","value":1}</bpmn:conditionExpression></bpmn:sequenceFlow>
<bpmn:sequenceFlow id="to-wait" sourceRef="which" targetRef="wait" />
<bpmn:sequenceFlow id="f2" sourceRef="tell" targetRef="end-told" /><bpmn:sequenceFlow id="f3" sourceRef="wait" targetRef="end-heard" />
</bpmn:process></bpmn:definitions>`;
const scenario: Scenario = {
  ...{ id: 's', title: 's', now: '2026-09-14T09:00:00+08:00', region: '330199', people: { 甲: { name: '甲' } }, registries: {}, steps: [] },
};

async function world() {
  const files = smallPackageWith({
    'processes/ask.bpmn': process,
    'scenarios/few.json': undefined,
    'decisions/few.json': undefined,
    'forms/review.json': undefined,
  });
  const backend = createPureBackend(valueIn(compilePackage(valueIn(await readPackage(files)), [])), scenario);
  const open = async (count: number) => valueIn(await backend.openCase({ matter: 'ask', by: { id: '甲', name: '甲' }, data: { count } })).caseId;
  const outcomeOf = async (id: string) => (await backend.inspect(id)).outcome;
  return { backend, tell: () => open(1), wait: () => open(2), outcomeOf };
}

describe('a message between cases', () => {
  it('reaches the one that waits, and only that one', async () => {
    const { tell, wait, outcomeOf } = await world();
    const [first, second] = [await wait(), await wait()];
    await tell();
    expect([await outcomeOf(first), await outcomeOf(second)]).toEqual(['end-heard', null]);
    await tell();
    expect(await outcomeOf(second)).toBe('end-heard');
  });

  it('waits for whoever comes later, each for one', async () => {
    const { tell, wait, outcomeOf } = await world();
    await tell();
    const [first, second] = [await wait(), await wait()];
    expect([await outcomeOf(first), await outcomeOf(second)]).toEqual(['end-heard', null]);
  });

  it('is forgotten after thirty days, as in the engine', async () => {
    const { backend, tell, wait, outcomeOf } = await world();
    await tell();
    await backend.advance({ days: 30 });
    expect(await outcomeOf(await wait())).toBeNull();
  });
});
