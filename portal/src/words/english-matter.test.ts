import type { MatterDetail } from '@onething/runtime-api/client';
import { englishMatter } from './english-matter.js';

const matter: MatterDetail = {
  id: 'p/m',
  title: '学历证明书',
  titleEn: 'Certificate of schooling',
  summary: '摘要',
  department: '教育局',
  promised: { value: 3, unit: 'workday' },
  instant: false,
  keywords: [],
  conditions: ['本人办理'],
  materials: [{ name: '身份证明', source: 'government' }],
  legalBasis: [{ law: '管理规定' }],
  statutory: { value: 20, unit: 'workday' },
  release: 'r',
  version: '1.0.0',
  texts: {
    '/manifest.json/title': 'Package',
    '/manifest.json/matters/0/title': 'Something else',
    '/manifest.json/matters/0/conditions/0': 'Not ours',
    '/manifest.json/matters/1/title': 'Certificate of schooling',
    '/manifest.json/matters/1/conditions/0': 'In person',
    '/manifest.json/matters/1/materials/0/name': 'Proof of identity',
    '/manifest.json/legalBasis/0/law': 'Rules',
  },
};

it('reads the texts of its own place in the package and of the legal basis', () => {
  expect(englishMatter(matter)).toMatchObject({
    title: 'Certificate of schooling',
    conditions: ['In person'],
    materials: [{ name: 'Proof of identity' }],
    legalBasis: [{ law: 'Rules' }],
  });
});
