import { type FormDefinition, maskPersonal } from '@onething/forms';
import { findForm } from '@onething/processes';
import { done, type Outcome } from '@onething/rules';
import { detailOf, paperGivenAgain, type ReadCase, readCase } from '../cases/create-cases.js';
import { elementTitle } from '../cases/element-title.js';
import { type Hide, hidePersonal } from '../cases/hide-personal.js';
import { documentEntry } from '../documents/document-entry.js';
import { prefill } from '../drafts/prefill.js';
import type { Actor, Idempotent } from '../engine.js';
import { isId } from '../ids.js';
import type { TaskRow } from '../runtime/step-rows.js';
import { hashOf, type StepRunner } from '../runtime/step-runner.js';
import type { RuntimeParts } from '../runtime-parts.js';
import type { CaseStore } from '../stores/case-store.js';
import type { CommandStore, Transaction } from '../stores/command-store.js';
import type { DocumentStore } from '../stores/document-store.js';
import type { TaskKey, TaskOfCase, TaskStore, TaskViewer } from '../stores/task-store.js';
import { completeTask } from './complete-task.js';
import { readCursor, writeCursor } from './cursor.js';
import { aboutRead, concernsDoer } from './recusal.js';
import { returnEntries } from './return-targets-of.js';
import { returnTask } from './return-task.js';
import { supplemented, supplementOf } from './supplement.js';
import { taskEntry } from './task-entry.js';
import { inputOf } from './task-input.js';
import { alreadyClaimed, doerOf, isApplicant, mayClaim, mayComplete, mayReadTask, mayRelease, recused, taskNotFound } from './task-rights.js';
import type { TaskEntry, TaskEntryDetail, Tasks } from './tasks.js';

export interface TaskParts {
  readonly parts: RuntimeParts;
  readonly steps: StepRunner;
  readonly tasks: TaskStore;
  readonly cases: CaseStore;
  readonly documents: DocumentStore;
  readonly commands: CommandStore;
  readonly now: () => Promise<string>;
}

const pageSize = 50;

/** Tasks over their stores. */
export function createTasks({ parts, steps, tasks, cases, documents, commands, now }: TaskParts): Tasks {
  return {
    async list(query, by) {
      const viewer = { ...viewerOf(by), now: await now() };
      const rows = await tasks.list(viewer, { ...query, after: readCursor(query.after), limit: pageSize + 1 });
      const last = rows[pageSize - 1];
      return {
        items: await Promise.all(rows.slice(0, pageSize).map((row) => entryOf(row, viewer.now, by))),
        next: rows.length > pageSize && last ? writeCursor(last.place) : undefined,
        ...(await tasks.counts(viewer)),
      };
    },

    get,

    claim: (id, by, once) =>
      change(id, by, once, 'task.claim', mayClaim, async (transaction, task) =>
        (await tasks.claim(transaction, by.tenant, task, doerOf(task, by)))
          ? done(null)
          : alreadyClaimed((await tasks.row(transaction, by.tenant, task)) ?? task),
      ),

    release: (id, by, once) =>
      change(id, by, once, 'task.release', mayRelease, async (transaction, task) =>
        (await tasks.release(transaction, by.tenant, task, doerOf(task, by))) ? done(null) : taskNotFound,
      ),

    complete: (id, values, by, once) => act(id, by, (key, doer) => completeTask(parts, steps, key, values, doer, once)),

    sendBack: (id, returning, by, once) => act(id, by, (key, doer) => returnTask(parts, steps, key, returning, doer, once)),
  };

  async function act(id: string, by: Actor, command: (key: TaskKey & { tenant: string }, doer: Actor) => Promise<Outcome<unknown>>): Promise<Outcome<void>> {
    const key = keyOf(id);
    if (!key) return taskNotFound;
    // A clerk's own work stays at the two round trips of a step; only who works elsewhere or for somebody is looked up.
    const found = isApplicant(by) || by.standsInFor?.length ? await find(id, by) : undefined;
    if (isApplicant(by) && !found) return taskNotFound;

    const outcome = await command({ tenant: found?.file.tenant ?? by.tenant, ...key }, { ...by, name: doerOf(found?.task, by).name });
    if (outcome.ok) return done(undefined);
    return outcome.code === 'CASE_NOT_FOUND' ? taskNotFound : outcome;
  }

  async function get(id: string, by: Actor): Promise<Outcome<TaskEntryDetail>> {
    const found = await find(id, by);
    const read = found && (await readCase(cases, parts, found.file.id, by));
    if (!found || !read?.ok || !mayReadTask(found, by)) return taskNotFound;

    return done(await detail(found, read.value, by));
  }

  async function entryOf(found: TaskOfCase, at: string, by: Actor): Promise<TaskEntry> {
    const { file, task } = found;
    const release = await parts.releases.release(file.release, file.tenant);
    return { ...taskEntry(found, at, by), nameEn: elementTitle(release, task.process, task.element).en };
  }

  async function find(id: string, by: Actor): Promise<TaskOfCase | undefined> {
    const key = keyOf(id);
    const file = key && (await cases.find(by, key.instance));
    return file && tasks.find(file.tenant, key.instance, key.activity);
  }

  /** A command on the task's row. Rights are looked at again inside the transaction by the update itself. */
  async function change(
    id: string,
    by: Actor,
    once: Idempotent,
    action: string,
    allowed: (task: TaskRow | undefined, by: Actor) => Outcome<TaskRow>,
    update: (transaction: Transaction, task: TaskRow) => Promise<Outcome<unknown>>,
  ): Promise<Outcome<TaskEntryDetail>> {
    const command = { key: `${by.person}:${once.key}`, hash: hashOf({ action, id }), actor: by.person, action, subject: id };
    const outcome = await commands.once(by.tenant, command, async (transaction) => {
      const found = await find(id, by);
      const mine = allowed(found?.task, by);
      if (!mine.ok) return mine;

      const mayTake = action === 'task.claim' ? await unconcerned(found, by) : done(null);
      if (!mayTake.ok) return mayTake;
      return update(transaction, mine.value);
    });
    return outcome.ok ? get(id, by) : outcome;
  }

  /** Who is concerned by the case does not take work of it. */
  async function unconcerned(found: TaskOfCase | undefined, by: Actor): Promise<Outcome<unknown>> {
    const read = found ? await readCase(cases, parts, found.file.id, by) : taskNotFound;
    return found && read.ok && concernsDoer(read.value.release, aboutRead(read.value), by) ? recused(found.task) : done(null);
  }

  async function detail(found: TaskOfCase, read: ReadCase, by: Actor): Promise<TaskEntryDetail> {
    const { task } = found;
    const { file, story: kept, release } = read;
    const story = detailOf(read, by);
    const may = mayComplete(task, by);
    const completing = may.ok && task.assignee !== by.person && concernsDoer(release, aboutRead(read), by) ? recused(task) : may;
    const asked = await askedOf(read, task, by);
    const papers = await documents.ofCase(file.tenant, task.instance, paperGivenAgain(kept));
    const hide: Hide = file.applicant === by.person ? (told) => told : hidePersonal(story.form, file.values);
    return {
      ...(await entryOf(found, await now(), by)),
      ...asked,
      texts: { ...release.package.texts },
      input: inputOf(hide(task.input), release, file.applicant === by.person),
      caseForm: story.form,
      caseValues: story.values,
      caseDue: story.due,
      clock: story.clock,
      decisions: story.decisions,
      documents: papers.map((paper) => documentEntry(paper, parts.publicUrl)),
      history: story.history,
      allowed: [
        ...(mayClaim(task, by).ok && completing.ok ? ['claim' as const] : []),
        ...(mayRelease(task, by).ok ? ['release' as const] : []),
        ...(completing.ok ? ['complete' as const] : []),
      ],
      refusal: completing.ok ? undefined : { code: completing.code, message: completing.message },
      returns: completing.ok ? [...returnEntries(release, kept.state, task)] : [],
    };
  }

  /** The form as this reader is shown it: of an application that is asked again the answers so far, and what is missing. */
  async function askedOf(read: ReadCase, task: TaskRow, by: Actor): Promise<Pick<TaskEntryDetail, 'form' | 'values' | 'notes'>> {
    const form = task.form ? findForm(read.release.compiled, task.process, task.form) : undefined;
    if (!form) return { form: emptyForm(task), values: {} };
    const supplement = supplementOf(read.story.state, task.activity);
    if (!supplement) return { form, values: await firstValues(form, read) };

    const asked = supplemented(form, supplement);
    const values = task.assignee === by.person ? asked.prefilled : maskPersonal(form, asked.prefilled);
    return { form: asked.form, values: { ...values }, notes: Object.fromEntries(supplement.items.map(({ field, note }) => [field, note])) };
  }

  async function firstValues(form: FormDefinition, { file }: ReadCase): Promise<Record<string, unknown>> {
    const person = await parts.people.find(file.applicant);
    const applicant = { id: file.applicant, name: file.applicant_name, idNo: person?.idNo ?? null, mobile: person?.mobile ?? null };
    const known = await prefill(form, { region: file.region, applicant, now: await now(), registries: parts.registries });
    return Object.fromEntries(Object.entries(known).map(([field, { value }]) => [field, value]));
  }
}

/** An applicant's tasks are wherever the cases are; staff work in one tenant. */
function viewerOf(by: Actor): Omit<TaskViewer, 'now'> {
  const absent = by.standsInFor ?? [];
  return {
    tenant: by.tenant,
    person: by.person,
    persons: [by.person, ...absent.map(({ person }) => person)],
    ports: [...new Set([by, ...absent].flatMap(({ ports }) => ports))],
    everywhere: isApplicant(by),
  };
}

function keyOf(id: string): TaskKey | undefined {
  const [instance = '', activity = ''] = id.split('.');
  return isId(instance) && /^a\d{1,9}$/.test(activity) ? { instance, activity } : undefined;
}

/** A task without a form is a confirmation. */
function emptyForm({ element, name }: TaskRow): FormDefinition {
  return { id: element, title: name, schema: { type: 'object', properties: {} }, layout: [] };
}
