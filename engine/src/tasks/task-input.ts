import { maskValue, type PersonalKind } from '@onething/forms';
import type { RegistryDefinition } from '@onething/processes';
import type { Facts, Value } from '@onething/rules';
import type { CompiledRelease } from '../releases/release-library.js';
import type { TaskEntryDetail } from './tasks.js';

type Field = NonNullable<TaskEntryDetail['input'][number]['fields']>[number];

/** The facts beside a form. A record of a registry comes with the titles of its fields, and masked as the registry says unless the reader is its owner. */
export function inputOf(input: Facts, release: CompiledRelease, isOwn: boolean): TaskEntryDetail['input'] {
  const packages = [release.package, ...Object.values(release.required).map((required) => required.package)];
  const registries = packages.flatMap(({ registries: own, texts }) => Object.values(own).map((registry) => ({ registry, texts })));
  return Object.entries(input).map(([name, value]) => {
    const found = registries.find(({ registry }) => recordsOf(value).length > 0 && recordsOf(value).every((record) => isRecordOf(registry, record)));
    const titled = { name, title: name, titleEn: release.package.texts[`/inputs/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`] };
    if (!found) return { ...titled, value };

    return { ...titled, value: isOwn ? value : masked(found.registry, value), fields: fieldsOf(found.registry, found.texts, value) };
  });
}

function recordsOf(value: Value): readonly Facts[] {
  const list: readonly Value[] = isList(value) ? value : [value];
  return list.every(isFacts) ? list.filter(isFacts) : [];
}

/** Every member is a field of the registry, and its whole key is there. */
function isRecordOf({ fields, key }: RegistryDefinition, record: Facts): boolean {
  return Object.keys(record).every((name) => Object.hasOwn(fields, name)) && key.every((name) => Object.hasOwn(record, name));
}

function fieldsOf({ id, fields }: RegistryDefinition, texts: Readonly<Record<string, string>>, value: Value): Field[] {
  const present = new Set(recordsOf(value).flatMap((record) => Object.keys(record)));
  return Object.entries(fields)
    .filter(([name]) => present.has(name))
    .map(([name, { title = name }]) => ({ name, title, titleEn: texts[`/registries/${id}.json/fields/${name}/title`] }));
}

function masked(registry: RegistryDefinition, value: Value): Value {
  const records = recordsOf(value).map((record) =>
    Object.fromEntries(Object.entries(record).map(([name, entry]) => [name, maskedField(registry, name, entry)])),
  );
  return isList(value) ? records : (records[0] ?? null);
}

/** Names stay: a clerk must know whose record it is. */
function maskedField({ fields }: RegistryDefinition, name: string, value: Value): Value {
  const field = fields[name];
  const kind = kindOf(field?.personal ?? (field?.format === 'idcard' ? 'idcard' : undefined));
  return kind && kind !== 'name' ? maskValue(kind, value) : value;
}

const kinds: readonly PersonalKind[] = ['idcard', 'phone', 'bank', 'minor', 'health', 'address', 'name'];

function kindOf(text: string | undefined): PersonalKind | undefined {
  return kinds.find((kind) => kind === text);
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function isFacts(value: Value): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
