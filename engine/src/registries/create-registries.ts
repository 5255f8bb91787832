import type { RegistryDefinition } from '@onething/processes';
import { civilDateOf, done, formatInstant, type Outcome, refused, type Value } from '@onething/rules';
import type { LocatedRegistry, RecordsAsked, RegistryStore, StoredRecord } from '../stores/registry-store.js';
import { checkRecord } from './check-record.js';
import type { Registries, RegistryRecord } from './registries.js';

type Values = Readonly<Record<string, Value>>;

/** 基础库 over their store. */
export function createRegistries(store: RegistryStore): Registries {
  const locate = async (tenant: string, registry: string): Promise<Outcome<LocatedRegistry>> => {
    const located = await store.locate(tenant, registry);
    return located ? done(located) : registryNotFound(registry);
  };

  return {
    async definition(tenant, registry) {
      const located = await locate(tenant, registry);
      return located.ok ? done(located.value.definition) : located;
    },

    async find(tenant, registry, where, limit = 200) {
      const located = await locate(tenant, registry);
      if (!located.ok) return located;

      const { definition, holder } = located.value;
      const unknown = Object.keys(where).find((field) => !Object.hasOwn(definition.fields, field));
      if (unknown) return fieldUnknown(definition, unknown);
      // What is not known finds nobody.
      if (Object.values(where).some((value) => value === null)) return done([]);

      const found = await store.find(holder, registry, asAsked(definition, where), limit);
      return done(found.map((record) => entry(definition, record)));
    },

    async save(tenant, registry, { key, values, provenance }) {
      const located = await locate(tenant, registry);
      if (!located.ok) return located;

      const { definition, holder } = located.value;
      const missing = definition.key.find((field) => key[field] === undefined || key[field] === null);
      if (missing) return keyMissing(definition, missing);

      return store.change<Outcome<RegistryRecord>>(holder, registry, recordKey(definition, key), (kept, now) => {
        const at = formatInstant(now.getTime());
        const checked = checkRecord(definition, { ...kept, ...values, ...key }, civilDateOf(at));
        if (!checked.ok) return { result: checked };

        const save = { data: checked.value, source: definition.source, provenance };
        return { save, result: done(entry(definition, { ...save, updatedAt: now })) };
      });
    },
  };
}

/** The values of the key fields as one text. */
export function recordKey(definition: RegistryDefinition, values: Values): string {
  const parts = definition.key.map((field) => values[field] ?? null);
  return parts.length === 1 ? String(parts[0]) : JSON.stringify(parts);
}

/** In a list field the value is looked for among the entries; a list for any other field names what its value may be. */
function asAsked({ fields }: RegistryDefinition, where: Values): RecordsAsked {
  const asked = Object.entries(where).map(([field, value]) => ({ field, value, isList: fields[field]?.type === 'array' }));
  const oneOf = asked.flatMap(({ field, value, isList }) => (Array.isArray(value) && !isList ? [[field, value] as const] : []));
  const equal = asked.filter(({ value, isList }) => isList || !Array.isArray(value));
  return {
    equal: Object.fromEntries(equal.map(({ field, value, isList }) => [field, isList && !Array.isArray(value) ? [value] : value])),
    oneOf: Object.fromEntries(oneOf),
  };
}

function entry(definition: RegistryDefinition, { data, source, provenance, updatedAt }: StoredRecord): RegistryRecord {
  const key = Object.fromEntries(definition.key.map((field) => [field, data[field] ?? null]));
  return { registry: definition.id, key, values: fieldsInOrder(definition, data), source, provenance, updatedAt: formatInstant(updatedAt.getTime()) };
}

/** As the definition lists them: the table does not keep an order, and what is explained to people must not change with it. */
function fieldsInOrder({ fields }: RegistryDefinition, data: Values): Values {
  return Object.fromEntries(Object.keys(fields).flatMap((name) => (Object.hasOwn(data, name) ? [[name, data[name] ?? null]] : [])));
}

function registryNotFound(registry: string): Outcome<never> {
  return refused('REGISTRY_NOT_FOUND', {
    zh: `没有名为“${registry}”的基础库，请先发布定义它的事项包。`,
    en: `There is no registry "${registry}": publish the package that defines it first.`,
  });
}

function fieldUnknown(definition: RegistryDefinition, field: string): Outcome<never> {
  return refused('REGISTRY_FIELD_UNKNOWN', {
    zh: `基础库“${definition.title}”没有字段“${field}”。`,
    en: `The registry "${definition.id}" has no field "${field}".`,
  });
}

function keyMissing(definition: RegistryDefinition, field: string): Outcome<never> {
  const message = { zh: `保存“${definition.title}”的记录需要字段“${field}”。`, en: `A record of "${definition.id}" needs the field "${field}".` };
  return refused('RECORD_INVALID', message, [{ code: 'FIELD_REQUIRED', place: `/${field}`, message }]);
}
