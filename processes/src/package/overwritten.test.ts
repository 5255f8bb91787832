import { bpmn, flows } from '../testing/bpmn-text.js';
import { smallPackageWith } from '../testing/small-package.js';
import { checkPackage } from './check-package.js';
import { readPackage } from './read-package.js';

const formula = (id: string, title: string, name = 'grade') =>
  JSON.stringify({ id, kind: 'formula', title: id, facts: {}, outputs: [{ id: name, title, type: 'string', expr: '"x"' }] });
const rule = (id: string, more = '') => `<businessRuleTask id="${id}" name="${id} 一步" onething:decision="${id}"${more}/>`;
const processOf = (...tasks: readonly string[]) =>
  bpmn('ask', '<startEvent id="start" onething:form="apply"/>', ...tasks, '<endEvent id="end"/>', flows('start > roll > score > end'));

/** `roll` keeps the year of a pupil, `score` the grade of a score. */
async function doubts(score: string, { name = 'grade', result = '' } = {}) {
  const read = await readPackage(
    smallPackageWith({
      'processes/ask.bpmn': processOf(rule('roll'), rule('score', result)),
      'decisions/roll.json': formula('roll', '年级'),
      'decisions/score.json': formula('score', score, name),
      'scenarios/few.json': undefined,
    }),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return checkPackage(read.value, []).filter(({ code }) => code === 'FACT_OVERWRITTEN');
}

describe('two decisions that keep something else under one name', () => {
  it('are told, with what takes the place of what', async () => {
    const [doubt, ...more] = await doubts('评分等级');
    expect(more).toEqual([]);
    expect(doubt).toMatchObject({ severity: 'warning', place: 'processes/ask.bpmn <businessRuleTask id="score">' });
    expect(doubt?.message.zh).toContain('“score 一步”写入的“评分等级”与“roll 一步”写入的“年级”用了同一个编号 grade');
  });

  it.each([
    ['the same meaning', '年级', {}],
    ['another name', '评分等级', { name: 'level' }],
    ['a result of its own', '评分等级', { result: ' onething:result="scored"' }],
  ])('are in order with %s', async (_, title, how) => {
    expect(await doubts(title, how)).toEqual([]);
  });
});
