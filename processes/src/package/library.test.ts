import { composeCommon } from './library.js';

it('puts the libraries of the languages together as the package common', async () => {
  const tree: Readonly<Record<string, readonly string[]>> = {
    'examples/common': ['manifest.json', 'registries/school.json'],
    'processes/library': ['notify.bpmn', 'README.md'],
    'rules/library': ['parameters.json', 'id-parts.json'],
  };
  const files = await composeCommon({ list: async (folder) => tree[folder] ?? [], read: async (path) => new TextEncoder().encode(path) });
  expect([...files.keys()].sort()).toEqual(['decisions/id-parts.json', 'manifest.json', 'parameters.json', 'processes/notify.bpmn', 'registries/school.json']);
  expect(new TextDecoder().decode(files.get('decisions/id-parts.json'))).toBe('rules/library/id-parts.json');
});
