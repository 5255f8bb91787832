import { maskPersonal } from '@onething/forms';
import { findForm } from '@onething/processes';
import { done, type Facts, type LegalBasis, type Outcome, refused, type Value } from '@onething/rules';
import { documentEntry } from '../documents/document-entry.js';
import type { Actor } from '../engine.js';
import { isId } from '../ids.js';
import type { CompiledRelease } from '../releases/release-library.js';
import { rootVariables } from '../runtime/step-rows-of.js';
import type { StepRunner } from '../runtime/step-runner.js';
import type { RuntimeParts } from '../runtime-parts.js';
import type { CaseRow, CaseStore, CaseStory, DecisionMadeRow } from '../stores/case-store.js';
import type { DocumentStore } from '../stores/document-store.js';
import { caseEntry, outside } from './case-entry.js';
import type { CaseWatch } from './case-watch.js';
import type { CaseEntryDetail, Cases, DecisionEntry } from './cases.js';
import { clockOf } from './clock-entry.js';
import { correctionsOf, relatedTo } from './corrections.js';
import { diagramOf } from './diagram.js';
import { type Hide, hidePersonal } from './hide-personal.js';
import { historyLines } from './history-lines.js';
import { mayReadCase } from './may-read-case.js';
import { openCase } from './open-case.js';
import { ownTasksOf } from './own-tasks.js';
import { partsOf } from './parts.js';
import { waitingOf, whoHas } from './waiting.js';

export interface CaseParts {
  readonly parts: RuntimeParts;
  readonly steps: StepRunner;
  readonly cases: CaseStore;
  readonly documents: DocumentStore;
  readonly watch: CaseWatch;
}

/** Cases over their stores. */
export function createCases({ parts, steps, cases, documents, watch }: CaseParts): Cases {
  return {
    open: (from, by, once) => openCase({ parts, steps, cases }, from, by, once),

    async mine(by) {
      return { items: (await cases.mine(by)).map(caseEntry) };
    },

    async get(id, by) {
      const read = await readCase(cases, parts, id, by);
      if (!read.ok) return read;

      const papers = await documents.ofCase(read.value.file.tenant, id, paperGivenAgain(read.value.story));
      const related = relatedTo(read.value.file, await cases.related(read.value.file), by);
      return done({ ...detailOf(read.value, by), related, documents: papers.map((paper) => documentEntry(paper, parts.publicUrl)) });
    },

    async diagram(id, by) {
      const read = await readCase(cases, parts, id, by);
      return read.ok ? done(diagramOf(read.value.release, read.value.file.process, read.value.story)) : read;
    },

    async watch(id, by, changed) {
      const read = await readCase(cases, parts, id, by);
      return read.ok ? done(watch.add(id, ({ rev, state }) => changed({ id, rev, state }))) : read;
    },
  };
}

/** A case with all that may be told of it, for those who may read it. */
export interface ReadCase {
  readonly file: CaseRow;
  readonly story: CaseStory;
  readonly release: CompiledRelease;
}

/** Anybody else gets the same answer as for a case that does not exist. */
export async function readCase(cases: CaseStore, { releases }: RuntimeParts, id: string, by: Actor): Promise<Outcome<ReadCase>> {
  const file = isId(id) ? await cases.find(by, id) : undefined;
  const story = file && (await cases.story(file.tenant, id));
  if (!file || !story || !mayReadCase(by, file, story.tasks)) return caseNotFound;

  return done({ file, story, release: await releases.release(file.release, file.tenant) });
}

/** Everything of a case but its papers, as this reader may see it. */
export function detailOf({ file, story, release }: ReadCase, by: Actor): Omit<CaseEntryDetail, 'documents' | 'related'> {
  const own = file.applicant === by.person;
  const form = findForm(release.compiled, file.process, file.form);
  if (!form) throw new Error(`The release ${release.hash} has no form ${file.form}`);

  const hide: Hide = own ? (told) => told : hidePersonal(form, file.values);
  return {
    ...caseEntry(file),
    release: file.release,
    applicantName: file.applicant_name,
    refusal: refusalOf(file.refusal, story.decisions),
    form,
    values: own ? file.values : maskPersonal(form, file.values),
    due: file.due ? { ...file.due, days: [...file.due.days] } : undefined,
    clock: clockOf(story.state, release),
    ownTasks: ownTasksOf(release, story.tasks, by.person),
    waiting: waitingOf(release, story, own ? 'applicant' : 'staff'),
    parts: partsOf(release, story, (activity) => whoHas(release, story, activity, own ? 'applicant' : 'staff')),
    corrections: correctionsOf(release, file, by),
    decisions: hide(story.decisions.map(decisionEntry)),
    history: hide(historyLines(release, story.history, file.applicant_name, own ? 'applicant' : 'staff')),
    texts: { ...release.package.texts },
    elapsedMs: file.closed_at ? file.closed_at.getTime() - file.opened_at.getTime() : undefined,
  };
}

/** An evaluation with its explanation. */
export function decisionEntry({ id, at, element, output, evaluation }: DecisionMadeRow): DecisionEntry {
  return { id, at: outside(at), elementId: element, output: { ...output }, explanation: evaluation.explanation };
}

/** The model states a refusal as the variable `refusal`; its basis is what the decisions of the case name (a calculation decides nothing). */
function refusalOf(refusal: Value, decisions: readonly DecisionMadeRow[]): CaseEntryDetail['refusal'] {
  if (!isFacts(refusal) || typeof refusal.code !== 'string') return undefined;

  const basis: LegalBasis[] = decisions
    .filter(({ evaluation }) => evaluation.explanation.kind !== 'formula')
    .flatMap(({ evaluation }) => [...evaluation.explanation.basis]);
  return { code: refusal.code, message: String(refusal.message ?? ''), remedy: String(refusal.remedy ?? ''), basis: distinct(basis) };
}

/** A model that gives an existing paper again names it in the variable `certificate`, as `common:seal-issue` returns it. */
export function paperGivenAgain({ state }: CaseStory): string | undefined {
  const { certificate } = rootVariables(state);
  const id = isFacts(certificate) ? certificate.documentId : undefined;
  return typeof id === 'string' && isId(id) ? id : undefined;
}

function distinct(basis: readonly LegalBasis[]): LegalBasis[] {
  return [...new Map(basis.map((one) => [JSON.stringify(one), one])).values()];
}

function isFacts(value: Value | undefined): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const caseNotFound: Outcome<never> = refused('CASE_NOT_FOUND', { zh: '没有找到这个办件。', en: 'There is no such case.' });
