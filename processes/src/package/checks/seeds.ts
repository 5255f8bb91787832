import { validateSubmission } from '@onething/forms';
import type { Facts, Finding } from '@onething/rules';
import type { RegistryDefinition } from '../package.js';
import { readSeeds } from '../read-seeds.js';
import { type Checked, mistake, type PackageCheck } from './check.js';

/** Seeds belong to a registry of the package, fit its fields, and have every key once. */
export const seeds: PackageCheck = (checked) => Object.entries(checked.pkg.seeds).flatMap(([id, csv]) => checkSeeds(checked, id, csv));

function checkSeeds({ pkg }: Checked, id: string, csv: string): readonly Finding[] {
  const place = `registries/${id}.csv`;
  const registry = pkg.registries[id];
  if (!registry) return [mistake('REGISTRY_NOT_FOUND', place, `数据文件没有对应的基础库 ${id}`, `There is no registry ${id} for these records`)];

  const records = readSeeds(registry, csv);
  if (!records.ok) return [{ severity: 'error', code: records.code, place, message: records.message }];
  return [...keyProblems(registry, records.value, place), ...fieldProblems(registry, records.value, place)];
}

function keyProblems({ key }: RegistryDefinition, records: readonly Facts[], place: string): readonly Finding[] {
  const found = records.map((record) => key.map((name) => record[name] ?? '').join('/'));
  const wrong = found.find((one, index) => one.split('/').includes('') || found.indexOf(one) !== index);
  return wrong === undefined ? [] : [mistake('SEED_KEY', place, `主键为空或重复：“${wrong}”`, `A key is empty or repeats: "${wrong}"`)];
}

/** The day that dates are held against; seeds are older than any reader of this. */
const today = '2099-12-31';

/** A record is held against its fields with the validator that also checks forms. */
function fieldProblems({ id, title, fields }: RegistryDefinition, records: readonly Facts[], place: string): readonly Finding[] {
  const form = { id, title, schema: { type: 'object', properties: fields } as const, layout: [{ title, fields: Object.keys(fields) }] };
  return records.flatMap((record, index) => {
    const checked = validateSubmission(form, record, { today, prefilled: {} });
    const line = `${place}:${index + 2}`;
    return checked.status === 'valid'
      ? []
      : checked.problems.map(({ message }): Finding => ({ severity: 'error', code: 'SEED_INVALID', place: line, message }));
  });
}
