import type { Outcome } from '@onething/rules';
import type { Actor } from '../engine.js';

/** The service catalogue of a region: matters of the releases that the tenant or an ancestor has published. */
export interface Catalogue {
  matters(region: string, query?: string): Promise<readonly MatterEntry[]>;
  /** What staff may begin where they work; matters about an earlier case are begun there. */
  staffMatters(by: Actor): Promise<readonly MatterEntry[]>;
  /** What another place may be allowed to have done here. */
  callableMatters(by: Actor): Promise<readonly MatterEntry[]>;
  /** `MATTER_NOT_FOUND`. */
  matter(id: string, region: string): Promise<Outcome<MatterEntryDetail>>;
}

/** Shapes: MatterSummary and MatterDetail of the wire contract. */
export interface MatterEntry {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string;
  readonly summary: string;
  readonly summaryEn?: string;
  readonly department: string;
  readonly promised: import('@onething/rules').Limit;
  readonly instant: boolean;
  readonly keywords: string[];
}

export interface MatterEntryDetail extends MatterEntry {
  readonly conditions: string[];
  readonly materials: { name: string; source: 'applicant' | 'government'; note?: string }[];
  readonly legalBasis: { law: string; article?: string; text?: string }[];
  readonly statutory: import('@onething/rules').Limit;
  readonly result?: string;
  readonly fee?: string;
  readonly release: string;
  readonly version: string;
  readonly texts: Record<string, string>;
}
