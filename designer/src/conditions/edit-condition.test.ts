import { type Condition, parseCondition } from '@onething/rules';
import { conditionOf, groupOf, sentenceAbout, withOperator } from './edit-condition.js';

const income = { key: 'income', fact: 'income', title: '家庭年收入', type: 'money' } as const;
const stage = { key: 'archive#stage', fact: 'archive', path: '$.stage', title: '学段', type: 'string', values: ['初中', '高中'] } as const;

describe('a condition as sentences', () => {
  it('begins with what the fact can be', () => {
    expect(sentenceAbout(stage)).toEqual({ fact: 'archive', path: '$.stage', operator: 'equal', value: '初中' });
    expect(sentenceAbout(income)).toEqual({ fact: 'income', operator: 'greaterThanInclusive', value: 0 });
  });

  it.each<Condition>([
    sentenceAbout(income),
    { any: [sentenceAbout(income), sentenceAbout(stage)] },
    { all: [sentenceAbout(income), { any: [sentenceAbout(stage), sentenceAbout(income)] }] },
  ])('is the same after it was opened, and still reads: %j', (condition) => {
    expect(conditionOf(groupOf(condition))).toEqual(condition);
    expect(parseCondition(condition)).toMatchObject({ ok: true });
  });

  it('is nothing when the last sentence is gone', () => {
    expect(conditionOf({ joins: 'any', parts: [] })).toBeUndefined();
  });

  it('asks one of several, and one again', () => {
    const several = withOperator(sentenceAbout(stage), 'in');
    expect(several).toMatchObject({ operator: 'in', value: ['初中'] });
    expect(withOperator(several, 'notEqual')).toMatchObject({ operator: 'notEqual', value: '初中' });
  });
});
