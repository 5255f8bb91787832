import { edited, smallPackageWith } from '../testing/small-package.js';
import { checkPackage } from './check-package.js';
import { readPackage } from './read-package.js';

async function findingsOf(changes: Readonly<Record<string, string | undefined>>) {
  const read = await readPackage(smallPackageWith(changes));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return checkPackage(read.value, []);
}

describe('checking a package', () => {
  it('finds nothing where everything fits', async () => {
    expect(await findingsOf({})).toEqual([]);
  });

  it('names the place of a form that is missing', async () => {
    expect(await findingsOf({ 'forms/review.json': undefined })).toMatchObject([
      {
        severity: 'error',
        code: 'FORM_NOT_FOUND',
        place: 'processes/ask.bpmn <userTask id="review">',
        message: { zh: '流程 ask 的人工任务“审核”使用的表单 review 不在事项包里' },
      },
    ]);
  });

  it.each([
    ['a decision that is missing', { 'decisions/few.json': undefined }, 'DECISION_NOT_FOUND'],
    ['a role that is no port', edited('manifest.json', '"id":"clerk"', '"id":"boss"'), 'ROLE_NOT_DECLARED'],
    ['a matter without its process', edited('manifest.json', '"process":"ask"', '"process":"beg"'), 'PROCESS_NOT_FOUND'],
    ['a matter with another form than its process', edited('manifest.json', '"form":"apply"', '"form":"review"'), 'FORM_DIFFERS'],
    ['a parameter that no decision can read', edited('decisions/few.json', 'params.most', 'params.least'), 'PARAMETER_UNKNOWN'],
    ['a parameter that no process can read', edited('processes/ask.bpmn', 'value: 2', 'value: params.days'), 'PARAMETER_NOT_FOUND'],
    ['an overridable parameter that does not exist', edited('manifest.json', '["most"]', '["least"]'), 'PARAMETER_NOT_FOUND'],
    ['dates that do not rise', edited('parameters.json', '[{"from"', '[{"from":"2021-01-01","value":1},{"from"'), 'PARAMETER_DATES'],
    ['a parameter that names no law', edited('parameters.json', ',"basis":{"law":"示例规定"}', ''), 'BASIS_MISSING'],
    ['a parameter without a value on the day of a scenario', edited('parameters.json', '2020-01-01', '2030-01-01'), 'PARAMETER_WITHOUT_VALUE'],
    ['decisions that require each other', edited('decisions/few.json', '"kind"', '"requires":["few"],"kind"'), 'DECISION_CYCLE'],
    ['a registry that is not defined', edited('manifest.json', '"id":"people"', '"id":"persons"'), 'REGISTRY_NOT_FOUND'],
    [
      'an endpoint that is not declared',
      edited(
        'processes/ask.bpmn',
        '<bpmn:businessRuleTask id="few" name="数量" onething:decision="few"><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:businessRuleTask>',
        '<bpmn:serviceTask id="few" name="数量" onething:connector="http-request"><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:serviceTask>',
      ),
      'PORT_NOT_DECLARED',
    ],
    [
      'an example that does not keep to its contract',
      edited(
        'manifest.json',
        '"registries":',
        '"topics":[{"id":"t","title":"t","outputs":{"n":{"title":"n","type":"number"}},"examples":[{"when":{},"answer":{"n":"1"}}]}],"registries":',
      ),
      'PORT_EXAMPLE_INVALID',
    ],
    ['a seed with a key twice', { 'registries/people.csv': 'idNo\n1\n1\n' }, 'SEED_KEY'],
    ['a seed with a field that does not exist', { 'registries/people.csv': 'idNo,age\n1,2\n' }, 'SEED_INVALID'],
    [
      'a required package that is not there',
      edited('manifest.json', '"ports"', '"requires":[{"package":"common","version":"^1.0.0"}],"ports"'),
      'PACKAGE_REQUIRED_MISSING',
    ],
    ['a scenario of a matter that does not exist', edited('scenarios/few.json', '"matter":"ask"', '"matter":"beg"'), 'MATTER_NOT_FOUND'],
    ['a text that leads nowhere', { 'i18n/en.json': '{"/forms/apply.json/schema/properties/size/title":"Size"}' }, 'TEXT_WITHOUT_PLACE'],
    ['an address', edited('manifest.json', '申请一下', '见 http://10.0.0.1/x'), 'HOST_IN_PACKAGE'],
    ['a password', { 'i18n/en.json': '{"/manifest.json/title":"the \'secret\' : 12"}' }, 'SECRET_IN_PACKAGE'],
    ['an id of a database', edited('manifest.json', '申请一下', '0198f1a2-1111-7abc-9def-0123456789ab'), 'DATABASE_ID_IN_PACKAGE'],
  ])('finds %s', async (_, change, code) => {
    expect((await findingsOf(change)).map((finding) => finding.code)).toContain(code);
  });

  it('finds a connector that does not exist, and an input that it lacks', async () => {
    const task = (connector: string) =>
      edited(
        'processes/ask.bpmn',
        '<bpmn:businessRuleTask id="few" name="数量" onething:decision="few"><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:businessRuleTask>',
        `<bpmn:serviceTask id="few" onething:connector="${connector}"><bpmn:extensionElements><onething:input name="registry" value="&#34;secrets&#34;" /><onething:input name="filter" value="1" /></bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:serviceTask>`,
      );
    expect((await findingsOf(task('teleport'))).map(({ code }) => code)).toContain('CONNECTOR_NOT_FOUND');
    expect((await findingsOf(task('registry-lookup'))).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['CONNECTOR_INPUT_MISSING', 'CONNECTOR_INPUT_UNKNOWN', 'REGISTRY_NOT_DECLARED']),
    );
  });

  it('finds a document whose template, seals or number do not fit', async () => {
    const findings = await findingsOf({
      'documents/paper.json': '{"id":"paper","title":"证明","number":"A-{year}","seals":["bureau"],"facts":{"name":{"title":"姓名","type":"string"}}}',
      'documents/paper.hbs': '<p>{{name}}{{age}}{{number}}</p><seal name="school"/>',
    });
    expect(findings.map(({ code }) => code).sort()).toEqual(['DOCUMENT_FACT_UNKNOWN', 'DOCUMENT_NUMBER', 'SEAL_NOT_DECLARED', 'SEAL_NOT_DECLARED']);
  });
});
