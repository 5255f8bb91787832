import { portName, portPlace, portsAtPlace, workplaceOf } from './ports.js';

describe('a role port at a place', () => {
  it('may be held there, at a place around it, or everywhere', () => {
    expect(portsAtPlace(['class.teacher'], 'SCH201/高一（1）班')).toEqual(['class.teacher@SCH201/高一（1）班', 'class.teacher@SCH201', 'class.teacher']);
    expect(portsAtPlace(['school.aid', 'county.aid'], 'SCH201')).toEqual(['school.aid@SCH201', 'school.aid', 'county.aid@SCH201', 'county.aid']);
  });

  it('is the port itself where the place is not known', () => {
    for (const place of [undefined, null, '', 7]) expect(portsAtPlace(['school.aid'], place)).toEqual(['school.aid']);
  });

  it('says its name and its place', () => {
    expect([portName('student-aid/school.aid@SCH201'), portPlace('student-aid/school.aid@SCH201')]).toEqual(['student-aid/school.aid', 'SCH201']);
    expect([portName('county.aid'), portPlace('county.aid')]).toEqual(['county.aid', undefined]);
  });

  it('tells where its holder works, when that is one place', () => {
    expect(workplaceOf(['student-aid/school.aid@SCH201', 'student-aid/class.teacher@SCH201/高一（1）班'])).toBe('SCH201');
    expect([workplaceOf(['a/b@SCH201', 'a/b@SCH001']), workplaceOf(['a/b']), workplaceOf([])]).toEqual([undefined, undefined, undefined]);
  });
});
