import { bpmn, flows } from '../../testing/bpmn-text.js';
import { compileProcess } from '../compile-process.js';
import { parseProcess } from '../parse-process.js';
import { replacementOf } from './replacement.js';
import { translateExpression } from './translate-expression.js';

const camunda = 'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"';

async function replacementsIn(element: string) {
  const parsed = await parseProcess(bpmn('p', '<startEvent id="s"/>', element, flows('s > t')));
  return parsed.ok ? [] : (parsed.problems ?? []).map(replacementOf);
}

describe('what other engines wrote', () => {
  it.each([
    ['camunda:assignee="${applicant}"', { kind: 'set', element: 't', attributes: { 'onething:assignee': 'applicant' } }],
    ['camunda:assignee="${bean.find(task)}"', { kind: 'choose', element: 't', attribute: 'assignee' }],
    ['camunda:candidateGroups="clerks,head of office"', { kind: 'set', element: 't', attributes: { 'onething:candidates': 'clerks head-of-office' } }],
    ['camunda:formKey="embedded:app:forms/apply.html"', { kind: 'set', element: 't', attributes: { 'onething:form': 'apply' } }],
    ['camunda:class="org.example.Send"', { kind: 'choose', element: 't', attribute: 'connector' }],
    ['camunda:delegateExpression="${sender}"', { kind: 'choose', element: 't', attribute: 'connector' }],
    ['camunda:asyncBefore="true"', { kind: 'remove', element: 't' }],
  ])('on a user task: %s', async (attribute, expected) => {
    const [first] = await replacementsIn(`<userTask id="t" ${camunda} ${attribute}/>`);
    expect(first).toMatchObject(expected);
    expect([first?.hint.zh, first?.hint.en]).not.toContain('');
  });

  it('listeners, mappings and forms inside an element', async () => {
    const inside =
      '<camunda:taskListener class="X" event="create"/><camunda:in source="amount" target="sum"/><camunda:out sourceExpression="${a == \'b\'}" target="same"/><camunda:formData/>';
    expect(await replacementsIn(`<userTask id="t" ${camunda}><extensionElements>${inside}</extensionElements></userTask>`)).toMatchObject([
      { kind: 'remove', element: 't' },
      { kind: 'mapping', element: 't', as: 'input', name: 'sum', value: 'amount' },
      { kind: 'mapping', element: 't', as: 'output', name: 'same', value: 'a = "b"' },
      { kind: 'choose', element: 't', attribute: 'form' },
    ]);
  });

  it('a condition: the same in our language, where it can be said', async () => {
    const xml = bpmn(
      'p',
      '<startEvent id="s"/><exclusiveGateway id="g" default="g-e"/><endEvent id="e"/><endEvent id="t"/>',
      flows('s > g > e', "g > t when ${amount > 100 && kind == 'A'}"),
    );
    const parsed = await parseProcess(xml);
    const compiled = parsed.ok ? compileProcess(parsed.value) : parsed;
    const [problem] = compiled.ok ? [] : (compiled.problems ?? []);
    expect(problem?.code).toBe('EXPRESSION_FOREIGN');
    expect(problem && replacementOf(problem)).toMatchObject({ kind: 'condition', element: 'g-t', text: 'amount > 100 and kind = "A"' });
  });

  it('what nobody knows is named, and nothing is offered', async () => {
    expect(await replacementsIn('<userTask id="t" xmlns:x="urn:somebody" x:assignee="a"/>')).toEqual([undefined]);
  });
});

it.each([
  ["${a == 'x' || !b}", 'a = "x" or not(b)'],
  ['#{x.y ge 3 and (z lt 2)}', 'x.y >= 3 and (z < 2)'],
  ["${execution.getVariable('done')}", 'done'],
  ['${service.call(1)}', undefined],
  ['${x ? 1 : 2}', undefined],
  ['plain', undefined],
])('%s means %s', (foreign, ours) => expect(translateExpression(foreign)).toBe(ours));
