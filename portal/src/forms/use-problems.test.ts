import { problemsAtFields } from './use-problems.js';

describe('problemsAtFields', () => {
  it.each([
    ['/idNo', '/idNo'],
    ['/values/idNo', '/idNo'],
    ['/body/values/trustee/name', '/trustee/name'],
    ['idNo', '/idNo'],
    ['', '/'],
  ])('%s stands at %s', (place, field) => expect(problemsAtFields([{ code: 'x', place, message: '' }])[0]?.place).toBe(field));
});
