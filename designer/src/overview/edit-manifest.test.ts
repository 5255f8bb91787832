import type { Manifest } from '@onething/processes';
import { firstPackage } from '../beginnings/first-package.js';
import { basisWith, changedAt, linesOf, withMatter, withNewSeal, withoutAt } from './edit-manifest.js';

const files = firstPackage({ id: 'venue', title: '场地', level: 'city', matter: { title: '借用', audience: 'applicant' }, reviewer: '总务处' });
const manifest: Manifest = JSON.parse(files['manifest.json'] ?? '');

it('a matter, a basis, a seal and lists are changed without touching the rest', () => {
  const changed = withMatter(manifest, 'venue', { summary: '借用学校场地', conditions: linesOf(' 本校教师 \n\n提前一天 ') });
  expect(changed.matters[0]).toMatchObject({ title: '借用', summary: '借用学校场地', conditions: ['本校教师', '提前一天'] });
  expect(withNewSeal(withNewSeal(manifest, '公章'), '专用章').ports.seals).toEqual([
    { id: 'seal1', title: '公章' },
    { id: 'seal2', title: '专用章' },
  ]);
  expect(basisWith({ law: '办法', article: '3' }, { article: '' })).toEqual({ law: '办法' });
  expect(withoutAt(changedAt([{ a: 1 }, { a: 2 }], 1, { a: 3 }), 0)).toEqual([{ a: 3 }]);
});
