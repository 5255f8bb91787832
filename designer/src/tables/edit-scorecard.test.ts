import { compileDecision, parseDecision, type ScorecardDefinition } from '@onething/rules';
import { boundsWith, withExpiry, withNewVeto, withoutVeto, withVeto } from './edit-scorecard.js';

const card: ScorecardDefinition = {
  ...{ id: 'card', kind: 'scorecard', title: '信用' },
  facts: { records: { title: '违规记录', type: 'list' }, fled: { title: '失联', type: 'boolean' } },
  characteristics: [{ id: 'few', title: '违规', expr: 'count(records)', otherwise: 0, attributes: [{ id: 'a1', when: '0', score: 10 }] }],
  grades: [
    { code: 'A', title: '好', from: 10 },
    { code: 'E', title: '差' },
  ],
};

const today = { case: { date: '2026-09-14' } };
const outcomeOf = (definition: ScorecardDefinition, facts: Parameters<ReturnType<typeof compiled>['evaluate']>[0]) => compiled(definition).evaluate(facts);

function compiled(definition: ScorecardDefinition) {
  const read = parseDecision(JSON.parse(JSON.stringify(definition)));
  if (!read.ok) throw new Error(JSON.stringify(read));
  const decision = compileDecision(read.value);
  if (!decision.ok) throw new Error(JSON.stringify(decision));
  return decision.value;
}

it('a veto that was made here sets the grade whatever the points, and goes again', () => {
  const vetoed = withVeto(withNewVeto(card, '失联'), 'veto1', { when: 'fled', grade: 'E' });
  expect(outcomeOf(vetoed, { ...today, records: [], fled: true })).toMatchObject({ status: 'decided', output: { grade: 'E', vetoed: 'veto1' } });
  expect(outcomeOf(vetoed, { ...today, records: [], fled: false })).toMatchObject({ status: 'decided', output: { grade: 'A' } });
  expect(withoutVeto(vetoed, 'veto1')).toEqual(card);
});

it('entries that expire are not counted any more, until they count for ever again', () => {
  const [few] = card.characteristics;
  if (!few) throw new Error('a card has characteristics');
  const expiring = { ...card, characteristics: [withExpiry(few, 'records')] };
  const old = { ...today, records: [{ date: '2024-01-01' }], fled: false };
  expect(outcomeOf(expiring, old)).toMatchObject({ status: 'decided', output: { grade: 'A' } });
  expect(outcomeOf(card, old)).toMatchObject({ status: 'decided', output: { grade: 'E' } });
  expect(withExpiry(withExpiry(few, 'records'), undefined)).toEqual(few);
});

it.each([
  [undefined, 'min', '0', { min: 0 }],
  [{ min: 0, max: 9 }, 'max', '', { min: 0 }],
  [{ min: 0 }, 'min', 'x', undefined],
] as const)('bounds %o with %s “%s”', (bounds, end, text, expected) => {
  expect(boundsWith(bounds, end, text)).toEqual(expected);
});
