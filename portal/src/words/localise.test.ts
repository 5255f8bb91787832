import { localise } from './localise.js';

describe('localise', () => {
  const matter = { title: '学历证明书', conditions: ['本人办理'], legalBasis: [{ law: '管理规定' }] };

  it('sets the English texts by pointer and leaves the source alone', () => {
    const english = localise(matter, { '/title': 'Certificate of schooling', '/conditions/0': 'In person', '/legalBasis/0/law': 'Rules' });

    expect(english).toEqual({ title: 'Certificate of schooling', conditions: ['In person'], legalBasis: [{ law: 'Rules' }] });
    expect(matter.title).toBe('学历证明书');
  });

  it('passes over a pointer that leads nowhere or to something that is no text', () => {
    expect(localise(matter, { '/nothing/here': 'x', '/conditions': 'x', '/__proto__/polluted': 'x' })).toEqual(matter);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});
