import { done, type Facts, type FactType, type IndicatorDefinition, type IndicatorFigure, type Outcome, type Value } from '@onething/rules';
import { indicatorToSql, type PopulationColumn, readIndicator } from '@onething/rules/sql';
import { indicatorSource, monthField } from '../stores/indicator-source.js';
import type { IndicatorStore } from '../stores/indicator-store.js';
import type { RegistryStore } from '../stores/registry-store.js';
import type { FoundIndicator } from './create-indicators.js';
import { registriesApart, registryNotFound } from './refusals.js';

export interface CountedFigure extends IndicatorFigure {
  /** At most 200 of the rows that count, by their keys. */
  readonly keys: readonly Value[];
}

export interface Counted {
  readonly asOf: string;
  /** The tenant whose rows were counted. */
  readonly holder: string;
  readonly source: string;
  readonly figures: readonly CountedFigure[];
}

/** Whose rows are counted: who holds the registries, which is one tenant, or the tenant itself for cases. */
export async function locateSource(
  { definition: { source } }: FoundIndicator,
  tenant: string,
  registries: Pick<RegistryStore, 'locate'>,
): Promise<Outcome<string>> {
  if (source?.kind !== 'registry') return done(tenant);
  const named = [source.registry ?? '', ...(source.joins ?? []).map(({ registry }) => registry)];
  const holders = new Set<string>();
  for (const registry of new Set(named)) {
    const located = await registries.locate(tenant, registry);
    if (!located) return registryNotFound(registry);
    holders.add(located.holder);
  }
  const [holder = tenant] = holders;
  return holders.size > 1 ? registriesApart : done(holder);
}

/** Counts in one statement, with the month of `source.day` as one more field of the breakdown. */
export async function countIndicator(
  { definition: written, release }: FoundIndicator,
  holder: string,
  { now, params }: { readonly now: string; readonly params: Facts },
  store: Pick<IndicatorStore, 'count'>,
): Promise<Outcome<Counted>> {
  const definition = byMonth(written);
  const source = indicatorSource({ holder, packageId: release.package.manifest.id, today: now.slice(0, 10) }, written);
  const facts: Facts = { params, case: { date: now.slice(0, 10), today: now.slice(0, 10), now } };
  const statement = indicatorToSql({ definition, columns: columnsOf(definition), facts, source, dialect: 'postgresql' });
  if (!statement.ok) return statement;
  const read = readIndicator(definition, facts, await store.count(holder, statement.value.text, statement.value.bindings));
  if (!read.ok) return read;

  return done({ asOf: now, holder, source, figures: Array.isArray(read.value.cells) ? read.value.cells.flatMap(figureOf) : [] });
}

function byMonth(definition: IndicatorDefinition): IndicatorDefinition {
  const { source, row, by = [] } = definition;
  if (source?.day === undefined) return definition;

  return { ...definition, row: { ...row, [monthField]: { title: '月份', titleEn: 'Month', type: 'string' } }, by: [...by, monthField] };
}

function columnsOf({ row }: IndicatorDefinition): readonly PopulationColumn[] {
  return Object.entries(row).map(([field, { type }]) => ({ fact: field, column: field, kind: kindOf(type) }));
}

function kindOf(type: FactType): PopulationColumn['kind'] {
  if (type === 'number' || type === 'money') return 'number';

  return type === 'boolean' ? 'boolean' : 'text';
}

/** A line of `readIndicator`. */
function figureOf(line: Value): readonly CountedFigure[] {
  if (typeof line !== 'object' || line === null || Array.isArray(line)) return [];
  const { measure, field, cell, value, counted, among, open, keys } = line as Facts;
  const number = (one: Value | undefined) => (typeof one === 'number' ? one : 0);
  const shown = typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;

  return [
    {
      ...{ measure: String(measure), field: typeof field === 'string' ? field : null, cell: shown, value: typeof value === 'number' ? value : null },
      ...{ counted: number(counted), among: number(among), open: number(open), keys: Array.isArray(keys) ? keys : [] },
    },
  ];
}
