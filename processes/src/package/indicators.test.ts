import type { IndicatorDefinition } from '@onething/rules';
import { valueIn } from '../testing/played-instance.js';
import { smallPackageWith } from '../testing/small-package.js';
import { indicators } from './checks/indicators.js';
import type { Package } from './package.js';
import { readPackage } from './read-package.js';

const registry: Package['registries'][string] = {
  id: 'hazard',
  title: '隐患',
  source: '学校',
  key: ['no'],
  fields: { no: { type: 'string', title: '编号' }, level: { type: 'string', title: '等级' } },
};
const definition: IndicatorDefinition = {
  ...{ id: 'I', kind: 'indicator', title: '隐患', facts: {}, rows: 'hazards', key: 'no', measures: [{ id: 'all', title: '件数', measure: 'count' }] },
  row: { no: { title: '编号', type: 'string' }, level: { title: '等级', type: 'string' } },
  source: { kind: 'registry', registry: 'hazard' },
};

let small: Package;
beforeAll(async () => {
  small = valueIn(await readPackage(smallPackageWith({})));
});

function found(changed: Partial<IndicatorDefinition>, names: readonly string[] = ['hazard']): readonly string[] {
  const ports = { ...small.manifest.ports, registries: names.map((id) => ({ id, title: id, access: 'read' as const })) };
  const registries = { hazard: registry, school: { ...registry, id: 'school' } };
  const pkg: Package = { ...small, manifest: { ...small.manifest, ports }, registries, decisions: { I: { ...definition, ...changed } } };
  return indicators({ pkg, required: [] }).map(({ code, place }) => `${code} ${place}`);
}

describe('what an indicator is counted from', () => {
  it('is a declared registry with the fields of a row, others beside it, or cases', () => {
    expect(found({})).toEqual([]);
    const joins = [{ as: 'at', registry: 'school', on: { no: 'no' } }];
    expect(found({ source: { kind: 'registry', registry: 'hazard', joins, fields: { level: 'at.level' } } }, ['hazard', 'school'])).toEqual([]);
    const row = { number: { title: '编号', type: 'string' }, stage: { title: '学段', type: 'string' } } as const;
    expect(found({ row, key: 'number', source: { kind: 'cases', matters: ['ask'], fields: { stage: 'values.stage' } } })).toEqual([]);
  });

  it.each([
    ['a registry that is nowhere', { source: { kind: 'registry', registry: 'gone' } }, 'REGISTRY_NOT_FOUND decisions/I.json#/source'],
    ['a registry that is no port', { source: { kind: 'registry', registry: 'school' } }, 'REGISTRY_NOT_DECLARED decisions/I.json#/source'],
    [
      'a field that it does not have',
      { source: { kind: 'registry', registry: 'hazard', fields: { level: 'grade' } } },
      'FIELD_NOT_FOUND decisions/I.json#/source/fields/level',
    ],
  ] as const)('is not %s', (_, changed, finding) => {
    expect(found(changed)).toEqual([finding]);
  });

  it('of cases has the number as its key, known fields, and matters of the package', () => {
    expect(found({ source: { kind: 'cases', matters: ['nothing'] } })).toEqual([
      'MATTER_NOT_FOUND decisions/I.json#/source/matters/0',
      'FIELD_NOT_FOUND decisions/I.json#/source/fields/no',
      'FIELD_NOT_FOUND decisions/I.json#/source/fields/level',
      'INDICATOR_KEY decisions/I.json#/key',
    ]);
  });
});
