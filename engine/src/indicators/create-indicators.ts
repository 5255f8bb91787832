import { describeMeasure, done, formatInstant, type IndicatorDefinition, type Outcome, type PublishedFigure, publishableFigures } from '@onething/rules';
import type { Actor } from '../engine.js';
import { may } from '../identity/permissions.js';
import type { Ids } from '../ids.js';
import type { WholeLibrary } from '../releases/create-release-library.js';
import type { CompiledRelease } from '../releases/release-library.js';
import { monthField } from '../stores/indicator-source.js';
import type { IndicatorStore } from '../stores/indicator-store.js';
import type { RegistryStore } from '../stores/registry-store.js';
import { type Counted, countIndicator, locateSource } from './count-indicator.js';
import { describeSource } from './describe-source.js';
import type { IndicatorEntry, IndicatorName, IndicatorReport, Indicators } from './indicators.js';
import { recordsBehind } from './records-behind.js';
import { indicatorNotFound } from './refusals.js';
import { writeTable } from './write-table.js';

export interface IndicatorParts {
  readonly store: IndicatorStore;
  readonly registries: Pick<RegistryStore, 'locate'>;
  readonly library: Pick<WholeLibrary, 'inForce' | 'ofPackage' | 'release' | 'parameters'>;
  readonly ids: Ids;
}

/** An indicator with a source, and the release that it stands in. */
export interface FoundIndicator {
  readonly release: CompiledRelease;
  readonly definition: IndicatorDefinition;
}

/** Indicators over their store. */
export function createIndicators(parts: IndicatorParts): Indicators {
  const { store, library } = parts;
  const indicators: Indicators = {
    async list(by) {
      if (!may(by, 'indicators.read')) return [];
      const releases = await Promise.all((await library.inForce(by.tenant)).map(({ hash }) => library.release(hash, by.tenant)));
      return releases.flatMap((release) => shownIn(release).map((definition) => entryOf({ release, definition })));
    },

    async report(name, by) {
      const found = await find(name, by);
      const counted = found.ok ? await count(found.value, by) : found;
      return found.ok && counted.ok ? done(await reportOf(found.value, counted.value, by)) : (counted as Outcome<never>);
    },

    async records(name, figure, by) {
      const found = may(by, 'indicators.records') ? await find(name, by) : indicatorNotFound;
      const counted = found.ok ? await count(found.value, by) : found;
      return found.ok && counted.ok ? recordsBehind(found.value, counted.value, figure, by, parts) : (counted as Outcome<never>);
    },

    async table(name, type, by) {
      const report = await indicators.report(name, by);
      return report.ok ? done(await writeTable(report.value, type)) : report;
    },
  };
  return indicators;

  async function find({ package: id, indicator }: IndicatorName, by: Actor): Promise<Outcome<FoundIndicator>> {
    const stored = may(by, 'indicators.read') ? await library.ofPackage(id, by.tenant) : undefined;
    const release = stored && (await library.release(stored.hash, by.tenant));
    const definition = release && shownIn(release).find((one) => one.id === indicator);
    return release && definition ? done({ release, definition }) : indicatorNotFound;
  }

  async function count(found: FoundIndicator, by: Actor): Promise<Outcome<Counted>> {
    const located = await locateSource(found, by.tenant, parts.registries);
    if (!located.ok) return located;
    const now = formatInstant((await store.now(by.tenant)).getTime());
    const params = await library.parameters(found.release, by.tenant, now.slice(0, 10));
    return countIndicator(found, located.value, { now, params }, store);
  }

  async function reportOf({ release, definition }: FoundIndicator, counted: Counted, by: Actor): Promise<IndicatorReport> {
    const suppresses = definition.source?.about !== 'things' && !may(by, 'indicators.records');
    const shown = suppresses ? publishableFigures(counted.figures) : counted.figures;
    const { row, by: fields = [], source, measures } = definition;
    const dimensions = fields.map((field) => ({ field, title: row[field]?.title ?? field, titleEn: row[field]?.titleEn }));
    const month = source?.day === undefined ? [] : [{ field: monthField, title: '月份', titleEn: 'Month' }];

    return {
      ...entryOf({ release, definition }),
      ...{ asOf: counted.asOf, suppresses, mayOpenRecords: may(by, 'indicators.records') },
      measures: measures.map((one) => ({
        ...{ id: one.id, title: one.title, titleEn: one.titleEn, measure: one.measure, basis: one.basis },
        told: describeMeasure(one, definition),
      })),
      dimensions: [...dimensions, ...month],
      figures: shown.map(
        (figure): PublishedFigure => ({
          ...{ measure: figure.measure, field: figure.field, cell: figure.cell, value: figure.value },
          ...{ counted: figure.counted, among: figure.among, open: figure.open, suppressed: 'suppressed' in figure && figure.suppressed === true },
        }),
      ),
      freshness: await describeSource({ release, definition }, counted.holder, by, store),
    };
  }
}

function shownIn({ package: { decisions } }: CompiledRelease): readonly IndicatorDefinition[] {
  return Object.values(decisions).flatMap((decision) => (decision.kind === 'indicator' && decision.source ? [decision] : []));
}

function entryOf({ release: { package: own }, definition: { id, title, titleEn, source } }: FoundIndicator): IndicatorEntry {
  const { id: name, title: packageTitle, titleEn: packageTitleEn } = own.manifest;
  return { id, title, titleEn, package: name, packageTitle, packageTitleEn, source: source?.kind ?? 'cases' };
}
