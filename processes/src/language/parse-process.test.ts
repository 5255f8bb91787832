import type { Outcome } from '@onething/rules';
import { bpmn, flows } from '../testing/bpmn-text.js';
import { parseProcess } from './parse-process.js';
import type { ParsedProcess } from './process-model.js';

const simple = bpmn('p', '<startEvent id="s"/><userTask id="u" name="核查"/><endEvent id="e"/>', flows('s > u > e'));
const with_ = (...elements: readonly string[]) => bpmn('p', '<startEvent id="s"/>', ...elements, '<endEvent id="e"/>', flows('s > e'));
const problemsOf = (outcome: Outcome<ParsedProcess>) => (outcome.ok ? [] : (outcome.problems ?? []).map(({ code, place }) => `${code} ${place}`));
const refusalOf = async (xml: string | Uint8Array) => problemsOf(await parseProcess(xml, 'processes/x.bpmn'));

describe('reading a process', () => {
  it('gives the elements and flows as plain data', async () => {
    const parsed = await parseProcess(simple, 'processes/p.bpmn');
    expect(parsed).toMatchObject({ ok: true, value: { id: 'p', path: 'processes/p.bpmn' } });
    const [process] = parsed.ok ? parsed.value.processes : [];
    expect(process?.elements.map(({ type, id }) => `${type} ${id}`)).toEqual(['startEvent s', 'userTask u', 'endEvent e']);
    expect(process?.flows.map(({ id }) => id)).toEqual(['s-u', 'u-e']);
  });

  it('honours the encoding that the file states', async () => {
    const utf16 = new Uint8Array([0xff, 0xfe, ...[...simple].flatMap((char) => [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8])]);
    expect((await parseProcess(utf16)).ok).toBe(true);
    expect((await parseProcess(new TextEncoder().encode(simple))).ok).toBe(true);
    const gb = new TextEncoder().encode(simple.replace('UTF-8', 'GB18030').replace('核查', '@@'));
    gb.set([0xba, 0xcb], gb.indexOf('@'.charCodeAt(0)));
    const parsed = await parseProcess(gb);
    expect(parsed.ok && parsed.value.processes[0]?.elements[1]?.name).toBe('核');
  });

  it('refuses bytes that are not what the file states', async () => {
    expect(await refusalOf(new Uint8Array([...new TextEncoder().encode(simple), 0xff]))).toEqual(['XML_ENCODING processes/x.bpmn']);
  });
});

describe('a file from a stranger', () => {
  it.each([
    ['a DOCTYPE', `<!DOCTYPE x [<!ENTITY a "b">]>${simple}`, 'XML_DOCTYPE processes/x.bpmn'],
    ['a DOCTYPE after the declaration', simple.replace('?>', '?><!DOCTYPE x SYSTEM "file:///etc/passwd">'), 'XML_DOCTYPE processes/x.bpmn'],
    ['an entity', simple.replace('核查', '&secret;'), 'XML_ENTITY processes/x.bpmn'],
    ['a script', with_('<scriptTask id="t" scriptFormat="js"><script>x()</script></scriptTask>'), 'SCRIPT_NOT_ALLOWED processes/x.bpmn <scriptTask id="t">'],
    [
      'an implementation',
      with_('<serviceTask id="t" implementation="${environment.constructor}"/>'),
      'CONSTRUCT_NOT_ALLOWED processes/x.bpmn <serviceTask id="t">',
    ],
    [
      'a foreign attribute',
      with_('<serviceTask id="t" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" camunda:class="Evil"/>'),
      'CONSTRUCT_NOT_ALLOWED processes/x.bpmn <serviceTask id="t">',
    ],
    [
      'a foreign element',
      with_(
        '<userTask id="t"><extensionElements><zeebe:taskDefinition xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" type="x"/></extensionElements></userTask>',
      ),
      'CONSTRUCT_NOT_ALLOWED processes/x.bpmn <userTask id="t">',
    ],
    ['an undeclared prefix', with_('<userTask id="t" activiti:assignee="x"/>'), 'CONSTRUCT_NOT_ALLOWED processes/x.bpmn <userTask id="t">'],
    ['a global task', simple.replace('<process', '<globalUserTask id="g"/><process'), 'ELEMENT_NOT_SUPPORTED processes/x.bpmn <globalUserTask id="g">'],
    ['an unknown element', with_('<fooTask id="t"/>'), 'CONSTRUCT_NOT_ALLOWED processes/x.bpmn <fooTask id="t">'],
    ['an unknown attribute', with_('<userTask id="t" onclick="x"/>'), 'CONSTRUCT_NOT_ALLOWED processes/x.bpmn <userTask id="t">'],
    [
      'a foreign language',
      with_().replace(
        '<sequenceFlow id="s-e" sourceRef="s" targetRef="e"></sequenceFlow>',
        '<sequenceFlow id="s-e" sourceRef="s" targetRef="e"><conditionExpression xsi:type="tFormalExpression" language="groovy">x</conditionExpression></sequenceFlow>',
      ),
      'LANGUAGE_NOT_ALLOWED processes/x.bpmn <sequenceFlow id="s-e">',
    ],
    ['a prototype as an id', with_('<task id="__proto__"/>'), 'ID_NOT_VALID processes/x.bpmn <task id="__proto__">'],
    ['a long id', with_(`<task id="${'x'.repeat(65)}"/>`), `ID_NOT_VALID processes/x.bpmn <task id="${'x'.repeat(65)}">`],
    ['an id twice', with_('<task id="e"/>').replace('<endEvent id="e"/>', '<endEvent id="e"/>'), 'ID_NOT_UNIQUE processes/x.bpmn <endEvent id="e">'],
    ['a reference to nothing', with_('<sequenceFlow id="f" sourceRef="s" targetRef="nowhere"/>'), 'MODEL_NOT_VALID processes/x.bpmn <sequenceFlow id="f">'],
    ['an element without an id', with_('<task name="x"/>'), 'ID_NOT_VALID processes/x.bpmn <task>'],
    ['text that is no XML', 'hello', 'XML_MALFORMED processes/x.bpmn'],
    ['XML that is no BPMN', '<?xml version="1.0"?><process xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="p"/>', 'XML_MALFORMED processes/x.bpmn'],
    ['tags that do not match', simple.replace('</process>', '</proces>'), 'XML_MALFORMED processes/x.bpmn'],
    [
      '20,000 nested sub-processes',
      bpmn('p', ...Array.from({ length: 20_000 }, (_, index) => `<subProcess id="n${index}">`)),
      'MODEL_TOO_LARGE processes/x.bpmn',
    ],
    ['1,001 elements', bpmn('p', ...Array.from({ length: 1001 }, (_, index) => `<task id="n${index}"/>`)), 'MODEL_TOO_LARGE processes/x.bpmn'],
    ['5 MB and more', `${simple}${' '.repeat(5 * 1024 * 1024)}`, 'MODEL_TOO_LARGE processes/x.bpmn'],
  ])('with %s is refused with its place', async (_what, xml, expected) => {
    expect(await refusalOf(xml)).toContain(expected);
  });

  it('may use CDATA, comments and text that looks like code', async () => {
    const xml = with_('<!-- <!DOCTYPE --><task id="t" name="${x} {{y}} =1+1"><documentation><![CDATA[a && b <script>]]></documentation></task>');
    const parsed = await parseProcess(xml);
    expect(parsed.ok && parsed.value.processes[0]?.elements[1]?.name).toBe('${x} {{y}} =1+1');
  });

  it('names every construct at once', async () => {
    const xml = with_('<task id="a" foo="1"/><task id="b" bar="2"/>');
    expect(await refusalOf(xml)).toHaveLength(2);
  });
});
