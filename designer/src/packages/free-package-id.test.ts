import { freePackageId, mayBePackageId } from './free-package-id.js';

it.each([
  ['场地借用', 'service-330000-2'],
  ['Venue use 场地', 'venue-use'],
  ['student aid', 'student-aid-1'],
  ['A', 'service-330000-2'],
])('“%s” is offered the id %s', (title, id) => {
  const offered = freePackageId(title, '330000', ['service-330000-1', 'student-aid']);
  expect([offered, mayBePackageId(offered)]).toEqual([id, true]);
});
