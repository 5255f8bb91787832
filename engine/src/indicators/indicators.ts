import type { LegalBasis, Measure, Message, Outcome, PublishedFigure } from '@onething/rules';
import type { Actor } from '../engine.js';

/** Figures of the packages in force, counted when they are asked for; the tenant's own records, and its cases with those of the tenants below. */
export interface Indicators {
  list(by: Actor): Promise<readonly IndicatorEntry[]>;
  /** `INDICATOR_NOT_FOUND`, `REGISTRY_NOT_FOUND`, `REGISTRIES_APART`, `SQL_NOT_POSSIBLE`, `EXPRESSION_FAILED`. */
  report(name: IndicatorName, by: Actor): Promise<Outcome<IndicatorReport>>;
  /** The records that a figure counts, at most 200; who has looked is kept. `FIGURE_NOT_FOUND`, and `INDICATOR_NOT_FOUND` for who may not. */
  records(name: IndicatorName, figure: FigureName, by: Actor): Promise<Outcome<IndicatorRecords>>;
  /** The figures that this reader sees, as a workbook or as text. */
  table(name: IndicatorName, type: 'xlsx' | 'csv', by: Actor): Promise<Outcome<IndicatorTable>>;
}

export interface IndicatorName {
  readonly package: string;
  readonly indicator: string;
}

export interface FigureName {
  readonly measure: string;
  /** Of the whole when absent. */
  readonly field?: string;
  readonly cell?: string;
}

interface Titled {
  readonly title: string;
  readonly titleEn?: string;
}

export interface IndicatorEntry extends Titled {
  readonly id: string;
  readonly package: string;
  readonly packageTitle: string;
  readonly packageTitleEn?: string;
  readonly source: 'registry' | 'cases';
}

export interface IndicatorReport extends IndicatorEntry {
  readonly asOf: string;
  readonly measures: readonly (Titled & { readonly id: string; readonly measure: Measure['measure']; readonly told: Message; readonly basis?: LegalBasis })[];
  /** Fields of the breakdown; the last is the month, where the rows have a day. */
  readonly dimensions: readonly (Titled & { readonly field: string })[];
  readonly figures: readonly PublishedFigure[];
  /** Whether cells below ten people are hidden from this reader. */
  readonly suppresses: boolean;
  readonly mayOpenRecords: boolean;
  readonly freshness: readonly (Titled & { readonly records: number; readonly latest?: string })[];
}

export interface IndicatorRecords {
  readonly fields: readonly (Titled & { readonly field: string })[];
  readonly total: number;
  readonly items: readonly { readonly key: string; readonly case?: string; readonly values: readonly (string | number | boolean | null)[] }[];
}

export interface IndicatorTable {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly type: 'xlsx' | 'csv';
}
