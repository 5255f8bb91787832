import { mustRecuse } from './recusal.js';

const service = { audience: 'applicant', corrects: undefined } as const;
const clerk = { id: 'clerk', idNo: '330199198001010017' };
const applicant = { id: 'family', idNo: '330199197803020116' };

describe('who is concerned by a case does not deal with it', () => {
  it.each([
    ['the own application', { id: 'family' }, { applicant }],
    ['a member of the family', clerk, { applicant, familyMembers: [{ name: '周建国' }, { name: '李梅', idNo: clerk.idNo }] }],
    ['a guardian on the roll', clerk, { applicant, roll: [{ guardianIdNos: `${applicant.idNo}|${clerk.idNo}` }] }],
  ])('%s', (_, doer, facts) => expect(mustRecuse(doer, service, [{}, facts])).toBe(true));

  it.each([
    ['a stranger', clerk, service, { applicant, childIdNo: '330199201005200314' }],
    ['a number that only contains theirs', clerk, service, { applicant, note: `x${clerk.idNo}` }],
    ['somebody without a known number', { id: 'clerk', idNo: '' }, service, { applicant, idNo: '' }],
    ['a list that staff begin', clerk, { audience: 'staff' } as const, { rows: [{ idNo: clerk.idNo }] }],
    ['the list that they began themselves', { id: 'family' }, { audience: 'staff' } as const, { applicant }],
  ])('not %s', (_, doer, matter, facts) => expect(mustRecuse(doer, matter, [facts])).toBe(false));

  it('a correction is about the family of the decision, whoever began it', () => {
    const correction = { audience: 'staff', corrects: ['student-aid'] } as const;
    expect(mustRecuse(clerk, correction, [{ record: { guardianIdNo: clerk.idNo } }])).toBe(true);
    expect(mustRecuse({ id: 'family' }, correction, [{ applicant }])).toBe(false);
  });
});
