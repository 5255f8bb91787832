import fc from 'fast-check';
import { checkGraph } from '../decisions/check-graph.js';
import { compileDecision } from '../decisions/compile-decision.js';
import { compileGraph } from '../decisions/compile-graph.js';
import type { DecisionDefinition, DecisionTableDefinition } from '../decisions/definition.js';
import { table } from '../sql/testing/random-decisions.js';
import { factsOfPerson, person } from '../sql/testing/random-people.js';
import { readDmn, writeDmn } from './index.js';
import { holdsAsync } from './testing/holds-async.js';

const model = (inside: string) =>
  `<?xml version="1.0"?><definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="m" namespace="urn:m">${inside}</definitions>`;
const inputData = '<inputData id="i1" name="Family income"><variable name="Family income" typeRef="number"/></inputData>';
const decision = `<decision id="d1" name="Aid level" label="资助等次"><variable name="Aid level" typeRef="string"/>
  <informationRequirement><requiredInput href="#i1"/></informationRequirement>
  <decisionTable hitPolicy="FIRST"><input id="x"><inputExpression typeRef="number"><text>Family income / 12</text></inputExpression></input><output typeRef="string"/>
    <rule><inputEntry><text>&lt; 1000</text></inputEntry><outputEntry><text>"A"</text></outputEntry></rule>
    <rule><inputEntry><text>[1000..2000)</text></inputEntry><outputEntry><text>"B"</text></outputEntry></rule></decisionTable></decision>`;
const letter = `<decision id="d2" name="Letter"><variable name="Letter"/><informationRequirement><requiredDecision href="#d1"/></informationRequirement>
  <literalExpression><text>"Your Aid level is " + Aid level</text></literalExpression></decision>`;

describe('DMN XML is read', () => {
  it('a table and an expression that requires it, with names that hold blanks', async () => {
    const { decisions, findings } = await imported(model(inputData + decision + letter));
    expect(decisions.Aid_level).toMatchObject({
      kind: 'decision-table',
      title: '资助等次',
      hitPolicy: 'F',
      facts: { Family_income: { title: 'Family income', type: 'number' } },
      inputs: [{ expr: 'Family_income / 12' }],
      rows: [{ when: ['< 1000'], then: { result: 'A' } }, { when: ['[1000..2000)'] }],
    });
    const graph = compileGraph(decisions, 'Letter');
    expect(graph.ok && graph.value.evaluate({ Family_income: 12_000 })).toMatchObject({ status: 'decided', output: { result: 'Your Aid level is B' } });
    expect(checkGraph(decisions).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual(['DMN_NULL_DEFAULT']);
  });

  it('and what lies outside the subset is named with its place, in words', async () => {
    const odd = `${inputData}${decision}<businessKnowledgeModel id="b" name="PMT"/><knowledgeSource id="k" name="Law"/>
      <decision id="d3" name="When"><literalExpression><text>date and time("2026-01-01T10:00:00")</text></literalExpression></decision>`;
    const { decisions, findings } = await imported(model(odd));
    expect(Object.keys(decisions)).toEqual(['Aid_level']);
    expect(
      findings.filter(({ code }) => code === 'DMN_OUTSIDE').map(({ severity, place, message }) => [severity, place, message.zh.split('，')[0]?.split('：')[0]]),
    ).toEqual([
      ['error', '<decision name="PMT">', '“PMT”未导入'],
      ['warning', '<decision name="Law">', '“Law”未导入'],
      ['error', '<decision name="When"> /outputs/0/expr', '“When”未导入'],
    ]);
  });

  it.each([
    ['DMN_DOCTYPE', '<!DOCTYPE x [<!ENTITY a "b">]><definitions/>'],
    ['DMN_TOO_LARGE', model('<decision>'.repeat(100))],
    ['DMN_TOO_LARGE', 'x'.repeat(2_000_001)],
    ['DMN_UNREADABLE', '<html/>'],
    ['DMN_UNREADABLE', 'no xml'],
  ])('and refused with %s before anything is built of it', async (code, xml) => {
    expect(await readDmn(xml)).toMatchObject({ ok: false, code });
  });
});

describe('what FEEL would answer otherwise', () => {
  it.each([
    ['100 = "100"', 'an equality of two kinds of values'],
    ['if true then [] != 0 else true', 'an equality of two kinds of values'],
    ['date("2018-12-08") instance of string', 'instance of differs'],
    ['date("2018-12-10").year', 'fields of a date'],
    ['123 and false', 'that is no condition'],
    ['"true" or true', 'that is no condition'],
    ['substring("foobar", 3, 3.8)', 'no whole number'],
    ['string join("a", "X")', 'one text where a list is due'],
    ['round down(5.5, 6176)', 'more than 30 digits'],
  ])('is not imported: %s', async (text, why) => {
    const escaped = text.replaceAll('"', '&quot;');
    const { decisions, findings } = await imported(
      model(`<decision id="d" name="D"><variable name="D"/><literalExpression><text>${escaped}</text></literalExpression></decision>`),
    );
    expect(Object.keys(decisions)).toEqual([]);
    expect(findings).toMatchObject([{ code: 'DMN_OUTSIDE', place: '<decision name="D">', message: { en: expect.stringContaining(why) } }]);
  });

  it.each(['1 = 1.0', '"2018-12-08" = "x"', '1 = null', 'Family income = 1000'])('but %s is', async (text) => {
    const of = `${inputData}<decision id="d" name="D"><variable name="D"/><informationRequirement><requiredInput href="#i1"/></informationRequirement><literalExpression><text>${text}</text></literalExpression></decision>`;
    expect(Object.keys((await imported(model(of))).decisions)).toEqual(['D']);
  });
});

describe('DMN XML is written', () => {
  it('and read again: rows, cells, outputs, notes and legal bases are the same', async () => {
    const given: DecisionTableDefinition = {
      id: 'D1',
      kind: 'decision-table',
      title: '资助档次',
      titleEn: 'level',
      hitPolicy: 'C+',
      facts: { income: { title: '收入', type: 'number' } },
      inputs: [{ id: 'income', title: '收入', expr: 'income' }],
      outputs: [{ id: 'grant', title: '金额', type: 'number', values: [1, 2] }],
      rows: [{ id: 'poor', when: ['< params.line'], then: { grant: { expr: 'income * 2' } }, note: '低于 <线>', basis: { law: '资助办法', article: '3' } }],
      defaultRow: { grant: 0 },
    };
    const { xml, findings } = await writeDmn('aid', [given]);
    expect(findings.map(({ code }) => code)).toEqual(['DMN_LOST']);
    const { titleEn, ...kept } = given;
    expect(titleEn).toBe('level');
    const { decisions } = await imported(xml);
    expect(decisions.D1).toMatchObject({ ...kept, facts: { income: { title: '收入', type: 'number' } } });
  });

  it('and decides the same for everybody', async () => {
    await holdsAsync(
      fc.asyncProperty(table, fc.array(person, { minLength: 10, maxLength: 10 }), async (given, people) => {
        const { decisions } = await imported((await writeDmn('t', [given])).xml);
        const [before, after] = [outputs(given, people.map(factsOfPerson)), outputs(decisions.T, people.map(factsOfPerson))];
        expect(after).toEqual(before);
      }),
      60,
    );
  });
});

async function imported(xml: string) {
  const read = await readDmn(xml);
  if (!read.ok) throw new Error(read.message.en);

  return read.value;
}

/** What is not decided before, for want of a row, is null after, as DMN has it. */
function outputs(definition: DecisionDefinition | undefined, people: readonly ReturnType<typeof factsOfPerson>[]): unknown {
  const decision = definition && compileDecision(definition);
  if (!decision?.ok) throw new Error('not compiled');

  return people.map((facts) => {
    const evaluation = decision.value.evaluate(facts);
    const none = evaluation.status === 'failed' && evaluation.code === 'DECISION_NO_MATCH';
    return evaluation.status === 'decided' ? evaluation.output : none ? { out: null } : evaluation.status;
  });
}
