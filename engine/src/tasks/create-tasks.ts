import type { FormDefinition } from '@onething/forms';
import { findForm } from '@onething/processes';
import { done, type Outcome } from '@onething/rules';
import { detailOf, paperGivenAgain, type ReadCase, readCase } from '../cases/create-cases.js';
import { elementTitle } from '../cases/element-title.js';
import { hidePersonal } from '../cases/hide-personal.js';
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
import type { TaskKey, TaskOfCase, TaskStore } from '../stores/task-store.js';
import { completeTask } from './complete-task.js';
import { readCursor, writeCursor } from './cursor.js';
import { taskEntry } from './task-entry.js';
import { alreadyClaimed, mayClaim, mayComplete, mayRelease, taskNotFound } from './task-rights.js';
import type { TaskEntryDetail, Tasks } from './tasks.js';

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
    async list({ view, q, after }, by) {
      const { person, ports } = by;
      const rows = await tasks.list(by.tenant, { view, person, ports, q, after: readCursor(after), limit: pageSize + 1 });
      const at = await now();
      const last = rows[pageSize - 1];
      return {
        items: rows.slice(0, pageSize).map((row) => taskEntry(row, at)),
        next: rows.length > pageSize && last ? writeCursor(last.place) : undefined,
        counts: await tasks.counts(by.tenant, { person, ports }),
      };
    },

    get,

    claim: (id, by, once) =>
      change(id, by, once, 'task.claim', mayClaim, async (transaction, task) =>
        (await tasks.claim(transaction, by.tenant, task, { id: by.person, name: by.name })) ? done(null) : alreadyClaimed(task),
      ),

    release: (id, by, once) =>
      change(id, by, once, 'task.release', mayRelease, async (transaction, task) =>
        (await tasks.release(transaction, by.tenant, task, { id: by.person, name: by.name })) ? done(null) : taskNotFound,
      ),

    async complete(id, values, by, once) {
      const key = keyOf(id);
      if (!key) return taskNotFound;

      const outcome = await completeTask(parts, steps, key, values, by, once);
      if (outcome.ok) return done(undefined);
      return outcome.code === 'CASE_NOT_FOUND' ? taskNotFound : outcome;
    },
  };

  async function get(id: string, by: Actor): Promise<Outcome<TaskEntryDetail>> {
    const found = await find(id, by);
    const read = found && (await readCase(cases, parts, found.file.id, by));
    if (!found || !read?.ok) return taskNotFound;

    return done(await detail(found, read.value, by));
  }

  async function find(id: string, by: Actor): Promise<TaskOfCase | undefined> {
    const key = keyOf(id);
    return key && tasks.find(by.tenant, key.instance, key.activity);
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
      const mine = allowed((await find(id, by))?.task, by);
      return mine.ok ? update(transaction, mine.value) : mine;
    });
    return outcome.ok ? get(id, by) : outcome;
  }

  async function detail(found: TaskOfCase, read: ReadCase, by: Actor): Promise<TaskEntryDetail> {
    const { task } = found;
    const story = detailOf(read, by);
    const completing = mayComplete(task, by);
    const form = task.form ? findForm(read.release.compiled, task.process, task.form) : undefined;
    const papers = await documents.ofCase(by.tenant, task.instance, paperGivenAgain(read.story));
    return {
      ...taskEntry(found, await now()),
      nameEn: elementTitle(read.release, task.process, task.element).en,
      form: form ?? emptyForm(task),
      texts: { ...read.release.package.texts },
      values: form ? await firstValues(form, read) : {},
      input: Object.entries(hidePersonal(story.form, read.file.values)(task.input)).map(([name, value]) => ({ name, title: name, value })),
      caseForm: story.form,
      caseValues: story.values,
      decisions: story.decisions,
      documents: papers.map((paper) => documentEntry(paper, parts.publicUrl)),
      history: story.history,
      allowed: [
        ...(mayClaim(task, by).ok ? ['claim' as const] : []),
        ...(mayRelease(task, by).ok ? ['release' as const] : []),
        ...(completing.ok ? ['complete' as const] : []),
      ],
      refusal: completing.ok ? undefined : { code: completing.code, message: completing.message },
    };
  }

  async function firstValues(form: FormDefinition, { file }: ReadCase): Promise<Record<string, unknown>> {
    const person = await parts.people.find(file.applicant);
    const applicant = { id: file.applicant, name: file.applicant_name, idNo: person?.idNo ?? null, mobile: person?.mobile ?? null };
    const known = await prefill(form, { region: file.region, applicant, now: await now(), registries: parts.registries });
    return Object.fromEntries(Object.entries(known).map(([field, { value }]) => [field, value]));
  }
}

function keyOf(id: string): TaskKey | undefined {
  const [instance = '', activity = ''] = id.split('.');
  return isId(instance) && /^a\d{1,9}$/.test(activity) ? { instance, activity } : undefined;
}

/** A task without a form is a confirmation. */
function emptyForm({ element, name }: TaskRow): FormDefinition {
  return { id: element, title: name, schema: { type: 'object', properties: {} }, layout: [] };
}
