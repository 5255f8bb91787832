import { formatInstant } from '@onething/rules';
import type { CaseRow } from '../stores/case-store.js';
import type { CaseEntry } from './cases.js';

/** A case as it stands in a list. */
export function caseEntry(row: CaseRow): CaseEntry {
  return {
    id: row.id,
    number: row.number,
    matter: row.matter,
    title: row.title,
    titleEn: row.title_en ?? undefined,
    region: row.region,
    regionName: row.region_name,
    state: row.state,
    outcome: row.outcome ?? undefined,
    outcomeName: row.outcome_name ?? undefined,
    openedAt: outside(row.opened_at),
    closedAt: row.closed_at ? outside(row.closed_at) : undefined,
    dueDate: row.due?.date,
  };
}

/** UTC inside, +08:00 outside. */
export function outside(at: Date): string {
  return formatInstant(at.getTime());
}
