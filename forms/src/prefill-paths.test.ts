import { foundFields, prefillPaths, readyLookups, typedAnswers } from './prefill-paths.js';
import { application } from './validation/validation.fixture.js';

describe('what a form needs to know beforehand', () => {
  it('is one path a field from the applicant, and one lookup a registry and key', () => {
    const diploma = { from: 'registry', registry: 'diploma', where: { idNo: 'applicant.idNo' } } as const;
    const form = {
      ...application,
      fields: { ...application.fields, gradYear: { prefill: { ...diploma, path: 'gradYear' } }, certNo: { prefill: { ...diploma, path: 'certNo' } } },
    };
    expect(prefillPaths(form)).toEqual({
      applicant: [
        { field: 'name', path: 'name' },
        { field: 'idNo', path: 'idNo' },
      ],
      about: [],
      lookups: [
        {
          registry: 'diploma',
          where: { idNo: 'applicant.idNo' },
          fields: [
            { field: 'certNo', path: 'certNo' },
            { field: 'gradYear', path: 'gradYear' },
          ],
        },
      ],
    });
  });

  it('waits with a lookup until all of its keys are known', () => {
    const child = { registry: 'student', where: { guardianIdNos: 'applicant.idNo' }, fields: [{ field: 'childIdNo', path: 'idNo' }] };
    const hardship = { registry: 'assistance', where: { idNo: 'childIdNo' }, fields: [{ field: 'status', path: 'category', otherwise: '无' }] };
    const first = readyLookups([child, hardship], { applicant: { idNo: '1' } });
    expect(first.ready).toEqual([{ lookup: child, wanted: { guardianIdNos: '1' } }]);
    expect(first.later).toEqual([hardship]);
    expect(readyLookups(first.later, { applicant: { idNo: '1' }, childIdNo: '2' }).ready).toEqual([{ lookup: hardship, wanted: { idNo: '2' } }]);
  });

  it('takes the one record, says what is true where there is none, and does not choose among several', () => {
    const lookup = { registry: 'assistance', where: { idNo: 'childIdNo' }, fields: [{ field: 'status', path: 'category', otherwise: '无' }] };
    expect(foundFields(lookup, [{ category: '低保' }])).toEqual([['status', '低保']]);
    expect(foundFields(lookup, [])).toEqual([['status', '无']]);
    expect(foundFields(lookup, [{ category: '低保' }, { category: '特困' }])).toEqual([]);
  });

  it('never asks by what was typed into a field that nobody may type into', () => {
    const form = { ...application, fields: { ...application.fields, name: { readOnly: true } } };
    expect(typedAnswers(form, { name: '别人', mobile: '13800000000' })).toEqual({ mobile: '13800000000' });
  });
});
