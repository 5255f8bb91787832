import { mayBegin } from '../drafts/may-begin.js';
import type { Actor } from '../engine.js';
import type { CompiledRelease } from '../releases/release-library.js';
import type { CaseRow } from '../stores/case-store.js';
import { caseEntry } from './case-entry.js';
import type { CaseEntryDetail, RelatedCaseEntry } from './cases.js';

/** 更正/撤销: what this person may begin about a case whose decision is in effect. Nobody corrects an own case. */
export function correctionsOf(release: CompiledRelease, file: CaseRow, by: Actor): CaseEntryDetail['corrections'] {
  if (file.state !== 'completed' || file.applicant === by.person) return [];

  const { id, matters } = release.package.manifest;
  const about = matters.filter(({ corrects = [] }) => corrects.some((matter) => `${id}/${matter}` === file.matter));
  return about
    .filter((matter) => mayBegin(release, matter, file.region, by))
    .map((matter) => ({ matter: `${id}/${matter.id}`, title: matter.title, titleEn: matter.titleEn }));
}

/** The cases around a case. Its applicant learns that a correction was begun and what came of it, and opens only own cases. */
export function relatedTo(file: CaseRow, others: readonly CaseRow[], by: Actor): RelatedCaseEntry[] {
  return others.map((other) => ({
    ...caseEntry(other),
    relation: relationTo(file, other),
    readable: file.applicant !== by.person || other.applicant === by.person,
  }));
}

/** A case that nobody has typed was begun by a message of the other; else the one corrects the other. */
function relationTo(file: CaseRow, other: CaseRow): RelatedCaseEntry['relation'] {
  if (file.about === other.id) return file.draft === null ? 'begunBy' : 'corrects';
  return other.draft === null ? 'began' : 'correctedBy';
}
