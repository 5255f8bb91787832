import { prefillPaths } from './prefill-paths.js';
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
});
