import type { Finding } from '@onething/rules';
import { readSeeds } from '../read-seeds.js';
import { type Checked, mistake, type PackageCheck } from './check.js';

/** Seeds belong to a registry of the package, read, and have every key once. */
export const seeds: PackageCheck = (checked) => Object.entries(checked.pkg.seeds).flatMap(([id, csv]) => checkSeeds(checked, id, csv));

function checkSeeds({ pkg }: Checked, id: string, csv: string): readonly Finding[] {
  const place = `registries/${id}.csv`;
  const registry = pkg.registries[id];
  if (!registry) return [mistake('REGISTRY_NOT_FOUND', place, `数据文件没有对应的基础库 ${id}`, `There is no registry ${id} for these records`)];

  const records = readSeeds(registry, csv);
  if (!records.ok) return [{ severity: 'error', code: records.code, place, message: records.message }];
  const found = records.value.map((record) => registry.key.map((name) => record[name] ?? '').join('/'));
  const wrong = found.find((key, index) => key.split('/').includes('') || found.indexOf(key) !== index);
  return wrong === undefined ? [] : [mistake('SEED_KEY', place, `主键为空或重复：“${wrong}”`, `A key is empty or repeats: "${wrong}"`)];
}
