import { readFileSync } from 'node:fs';
import { compileExpression, parseExpression } from '@onething/rules';
import { outcomeScript, outcomesOf, readVote, type Vote, writeVote } from './vote.js';

const options = ['同意', '不同意'];
const votes = (...answers: string[]) => ({ votes: answers.map((conclusion) => ({ conclusion })) });

describe('a vote in words', () => {
  it.each<Vote>([
    { people: '3', field: 'conclusion', options, rule: 'majority' },
    { people: 'params.groupSize', field: 'conclusion', options: [], rule: 'everybody' },
    { people: '5', field: 'conclusion', options: [], rule: 'oneAgainst', against: '不同意' },
  ])('is the same after it was opened: %j', (vote) => {
    const texts = writeVote(vote, { votes: 'votes', result: 'ballot' });
    expect(readVote(texts)).toEqual(vote);
    for (const text of [texts.until, texts.collected, outcomeScript({ ...vote, options }, 'votes')].filter((one) => one !== undefined))
      expect(parseExpression(text)).toMatchObject({ ok: true });
  });

  it('reads the vote of student aid', () => {
    const xml = readFileSync(new URL('../../../examples/student-aid/processes/student-aid.bpmn', import.meta.url), 'utf8');
    const until = /completionCondition[^>]*>([^<]*)/.exec(xml)?.[1]?.replaceAll('&gt;', '>');
    expect(readVote({ people: 'params.groupSize', until })).toEqual({
      ...{ people: 'params.groupSize', field: 'level', rule: 'majority' },
      options: ['特别困难', '困难', '一般困难', '不认定'],
    });
  });

  it.each([
    [['同意', '同意'], '同意'],
    [['同意', '不同意', '不同意'], '不同意'],
    [['同意', '不同意'], '未过半数'],
  ])('of %j comes out as %s', (answers, outcome) => {
    const script = outcomeScript({ people: '3', field: 'conclusion', options, rule: 'majority' }, 'votes');
    const compiled = compileExpression(script);
    expect(compiled.ok && compiled.value.evaluate(votes(...answers))).toMatchObject({ value: outcome });
    expect(outcomesOf(script)).toEqual(['同意', '不同意', '未过半数']);
  });
});
