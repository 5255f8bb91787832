import { end, flow, form, processFile, start } from './small-world.js';

type Files = ReadonlyMap<string, Uint8Array>;

const limit = { value: 5, unit: 'workday' };
const guide = { conditions: [], materials: [], promised: limit, statutory: limit };
const fields = { idNo: { type: 'string', title: '身份证号', maxLength: 18 }, members: { type: 'integer', title: '家庭人数', minimum: 1 } };
const text = (title: string) => ({ title, type: 'string' as const, required: true });

const refusal = 'if verdict = &quot;不属实&quot; then { code: &quot;NOT_HOUSEHOLD&quot;, message: &quot;家庭情况不属实&quot; } else null';
const check = `<bpmn:userTask id="check" name="核实" onething:candidates="clerk" onething:form="decide"><bpmn:extensionElements><onething:output name="verdict" value="verdict" /><onething:output name="refusal" value="${refusal}" /></bpmn:extensionElements></bpmn:userTask>`;

/** A matter that others may have done: a clerk verifies a household, and the verdict is what they may know of it. */
export function householdPackage(): Files {
  return filesOf({
    'manifest.json': JSON.stringify({
      ...{ id: 'household', version: '1.0.0', kind: 'service', title: '家庭核实', legalBasis: [] },
      ports: { roles: [{ id: 'clerk', title: '核实岗' }], registries: [] },
      matters: [
        {
          id: 'verify',
          title: '家庭核实',
          summary: '核实家庭情况',
          process: 'verify',
          form: 'apply',
          audience: 'staff',
          ...guide,
          results: { verdict: text('结论') },
        },
      ],
    }),
    'forms/apply.json': form('apply', fields),
    'forms/decide.json': form('decide', { verdict: { type: 'string', title: '结论', maxLength: 20 } }),
    'processes/verify.bpmn': processFile('verify', start + check + end + flow('start', 'check', 'end')),
  });
}

const contract = () => ({
  matter: 'household/verify',
  inputs: { idNo: text('身份证号'), members: { title: '家庭人数', type: 'number' } },
  outputs: { verdict: text('结论') },
  errors: ['NOT_HOUSEHOLD', 'CASE_CANCELLED'],
  examples: [{ when: {}, answer: { verdict: '属实' } }],
});

function call(service: string, more = ''): string {
  const inputs = `<onething:input name="service" value="&quot;${service}&quot;" /><onething:input name="with" value="{ idNo: idNo, members: members }" />${more}`;
  const outputs = '<onething:output name="verdict" value="answer.verdict" /><onething:output name="called" value="case.number" />';
  const task = `<bpmn:serviceTask id="call" name="核实家庭" onething:connector="call-matter"><bpmn:extensionElements>${inputs}${outputs}</bpmn:extensionElements></bpmn:serviceTask>`;
  const caught =
    '<bpmn:boundaryEvent id="untrue" attachedToRef="call"><bpmn:errorEventDefinition errorRef="e" /></bpmn:boundaryEvent><bpmn:endEvent id="end-refused" />';
  return start + task + caught + end + flow('start', 'call', 'end') + flow('untrue', 'end-refused');
}

function calling(id: string, body: string): string {
  return processFile(id, body).replace('<bpmn:message', '<bpmn:error id="e" errorCode="NOT_HOUSEHOLD" /><bpmn:message');
}

/** What has households verified: by the office here and waiting for it, without waiting, and by the office of another place. */
export function grantPackage(changed: (manifest: GrantManifest) => void = () => undefined): Files {
  const matter = (id: string) => ({ id, title: id, summary: id, process: id, form: 'apply', audience: 'applicant', ...guide });
  const manifest = {
    ...{ id: 'grant', version: '1.0.0', kind: 'service', title: '补助', legalBasis: [], requires: [{ package: 'household', version: '^1.0.0' }] },
    ports: {
      ...{ roles: [], registries: [] },
      services: [
        { id: 'verify', title: '家庭核实', ...contract() },
        { id: 'far', title: '外县家庭核实', ...contract(), elsewhere: true },
      ],
    },
    matters: ['here', 'going-on', 'far'].map(matter),
  };
  changed(manifest);
  return filesOf({
    'manifest.json': JSON.stringify(manifest),
    // Without the least number, so that what one form takes the other may refuse.
    'forms/apply.json': form('apply', { ...fields, members: { type: 'integer', title: '家庭人数' } }),
    'processes/here.bpmn': calling('here', call('verify')),
    'processes/going-on.bpmn': calling('going-on', call('verify', '<onething:input name="wait" value="false" />').replace('answer.verdict', 'null')),
    'processes/far.bpmn': calling('far', call('far')),
  });
}

export interface GrantManifest {
  requires: unknown[];
  ports: { services: { matter: string; inputs: Record<string, unknown>; outputs: Record<string, unknown> }[] };
}

function filesOf(files: Readonly<Record<string, string>>): Files {
  return new Map(Object.entries(files).map(([path, content]) => [path, new TextEncoder().encode(content)]));
}
