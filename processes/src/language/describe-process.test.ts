import { bpmn, flows } from '../testing/bpmn-text.js';
import { processSetOf } from '../testing/played-instance.js';
import { describeProcess } from './describe-process.js';

it('lists the elements with the names people know, or their ids', async () => {
  const definitions = await processSetOf({
    p: bpmn('p', '<startEvent id="s" onething:form="apply"/><userTask id="u" name="核查" onething:candidates="clerk"/><endEvent id="e"/>', flows('s > u > e')),
  });
  const process = definitions.process('p');
  expect(process && describeProcess(process)).toEqual([
    { id: 's', type: 'startEvent', name: 's', form: 'apply', candidates: [] },
    { id: 'u', type: 'userTask', name: '核查', candidates: ['clerk'] },
    { id: 'e', type: 'endEvent', name: 'e', candidates: [] },
  ]);
});
