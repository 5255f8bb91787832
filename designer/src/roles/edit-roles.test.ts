import { readPackage } from '@onething/processes';
import { firstPackage } from '../beginnings/first-package.js';
import { usesOfRole, withNewRole, withoutRole, withRole } from './edit-roles.js';

it('a role is added, renamed, said where it is used, and taken away', async () => {
  const files = firstPackage({ id: 'venue', title: '场地', level: 'city', matter: { title: '借用', audience: 'applicant' }, reviewer: '总务处' });
  const read = await readPackage(new Map(Object.entries(files).map(([path, text = '']) => [path, new TextEncoder().encode(text)])));
  if (!read.ok) throw new Error(JSON.stringify(read));
  const more = withRole(withNewRole(read.value.manifest, '新岗位'), 'role1', { title: '分管领导', titleEn: 'Head' });
  expect(more.ports.roles.at(-1)).toEqual({ id: 'role1', title: '分管领导', titleEn: 'Head' });
  expect(withoutRole(more, 'role1')).toEqual(read.value.manifest);
  expect(usesOfRole(read.value, 'reviewer').map(({ path }) => path)).toEqual(['processes/venue?at=review', 'scenarios/first']);
  expect(usesOfRole(read.value, 'role1')).toEqual([]);
});
