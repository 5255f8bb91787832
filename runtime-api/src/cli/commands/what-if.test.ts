import { readChange } from './what-if.js';

describe('a change on the command line', () => {
  it('is parameters, numbers inside decisions, and a draft', () => {
    expect(readChange(['dibaoStandard=130000', 'S1-score/grades/2/from=40', 'draft=0199'])).toEqual({
      ok: true,
      value: { draft: '0199', parameters: { dibaoStandard: 130_000 }, edits: [{ decision: 'S1-score', pointer: '/grades/2/from', value: 40 }] },
    });
  });

  it.each(['dibaoStandard', 'dibaoStandard=', 'dibaoStandard=many', '=1'])('does not guess what %s means', (text) => {
    expect(readChange([text])).toMatchObject({ ok: false, code: 'CHANGE_UNREADABLE' });
  });
});
