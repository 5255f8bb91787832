import type { RegistryDefinition } from './package.js';
import { readSeeds } from './read-seeds.js';

const registry: RegistryDefinition = {
  id: 'r',
  title: '基础库',
  source: '教育',
  key: ['id'],
  fields: { id: { type: 'string' }, names: { type: 'array', items: { type: 'string' } }, year: { type: 'integer' }, open: { type: 'boolean' } },
};

describe('seeds', () => {
  it('are typed by their registry; lists are parted by |, quotes hold commas, empty cells are absent', () => {
    expect(readSeeds(registry, '\uFEFFid,names,year,open\r\n"a,1",甲|乙,2008,true\r\nb,,,false\r\n"say ""hi""",,1,\r\n')).toEqual({
      ok: true,
      value: [
        { id: 'a,1', names: ['甲', '乙'], year: 2008, open: true },
        { id: 'b', names: [], open: false },
        { id: 'say "hi"', names: [], year: 1 },
      ],
    });
  });

  it('name the column that the registry does not have', () => {
    expect(readSeeds(registry, 'id,age\n1,2\n')).toMatchObject({ ok: false, code: 'SEED_INVALID', message: { zh: '基础库“基础库”没有字段：age' } });
  });
});
