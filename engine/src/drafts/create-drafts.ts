import { type FormDefinition, validateDraft } from '@onething/forms';
import { findForm, type Matter, workplaceOf } from '@onething/processes';
import { civilDateOf, done, type Facts, formatInstant, type Outcome, refused } from '@onething/rules';
import type { AboutCase } from '../cases/about-case.js';
import type { Actor } from '../engine.js';
import type { People } from '../identity/people.js';
import { type Ids, isId } from '../ids.js';
import type { Registries } from '../registries/registries.js';
import { matterNotFound } from '../releases/matter-not-found.js';
import type { CompiledRelease, ReleaseLibrary } from '../releases/release-library.js';
import type { DraftStore, Owner, Prefilled, StoredDraft } from '../stores/draft-store.js';
import type { DraftEntry, Drafts, DraftsOfCases } from './drafts.js';
import { mayBegin } from './may-begin.js';
import { prefill, valuesOf } from './prefill.js';

export interface DraftParts {
  readonly store: DraftStore;
  readonly releases: ReleaseLibrary;
  readonly registries: Registries;
  readonly people: People;
  readonly ids: Ids;
  readonly now: () => Promise<string>;
  /** A closed case that this person may read, as forms about it read it. */
  readonly about: (id: string, by: Actor) => Promise<AboutCase | undefined>;
}

/** Forms being filled in, over their store. */
export function createDrafts({ store, releases, registries, people, ids, now, about }: DraftParts): Drafts & DraftsOfCases {
  return {
    async open(matter, region, by, aboutId) {
      const found = await releases.ofMatter(matter, region);
      if (!found.ok) return found;
      if (!mayBegin(found.value.release, found.value.matter, region, by)) return matterNotFound;
      const corrected = aboutId === undefined ? undefined : await about(aboutId, by);
      if (!isAbout(found.value.matter, matter, corrected)) return matterNotFound;

      const known = await store.ofMatter(ownerOf(by), matter, region, corrected?.id);
      if (known) return done(await entryOf(known));

      const form = formOf(found.value.release, found.value.matter);
      const prefilled = await prefill(form, { region, applicant: await factsOf(by), about: corrected, now: await now(), registries });
      const values = valuesOf(prefilled);
      const added = await store.add(ownerOf(by), {
        id: ids.next(),
        matter,
        region,
        about: corrected?.id,
        release: found.value.release.hash,
        values,
        prefilled,
      });
      const kept = added ?? (await store.ofMatter(ownerOf(by), matter, region, corrected?.id));
      return kept ? done(await entryOf(kept)) : draftNotFound;
    },

    get,

    async list(by) {
      return Promise.all((await store.list(ownerOf(by))).map(entryOf));
    },

    async save(id, rev, values, by) {
      const kept = await find(id, by);
      if (!kept) return draftNotFound;

      const { form } = await entryOf(kept);
      const checked = validateDraft(form, values, { today: civilDateOf(await now()), prefilled: valuesOf(kept.prefilled) });
      if (checked.status === 'invalid') return refused('SUBMISSION_INVALID', invalid, checked.problems);
      const answers = merged(kept.values, checked.values);
      const prefilled = await refilled(form, kept, answers, by);
      if (!(await store.save(ownerOf(by), id, rev, { ...withoutReadOnly(form, answers), ...readOnlyOf(prefilled) }, prefilled))) return changedElsewhere;

      return get(id, by);
    },

    async discard(id, by) {
      return isId(id) && (await store.remove(ownerOf(by), id)) ? done(undefined) : draftNotFound;
    },

    async remove(id, by) {
      await store.forget(ownerOf(by), id);
    },
  };

  async function get(id: string, by: Actor): Promise<Outcome<DraftEntry>> {
    const kept = await find(id, by);
    return kept ? done(await entryOf(kept)) : draftNotFound;
  }

  async function find(id: string, by: Actor): Promise<StoredDraft | undefined> {
    return isId(id) ? store.get(ownerOf(by), id) : undefined;
  }

  /** What registries say of the answers as they stand now: another child has another school. */
  async function refilled(form: FormDefinition, { region, about: aboutId }: StoredDraft, answers: Facts, by: Actor) {
    const corrected = typeof aboutId === 'string' ? await about(aboutId, by) : undefined;
    return prefill(form, { region, applicant: await factsOf(by), about: corrected, now: await now(), registries, answers });
  }

  async function factsOf(by: Actor): Promise<Facts> {
    const person = await people.find(by.person, by.tenant);
    return { id: by.person, name: by.name, idNo: person?.idNo ?? null, mobile: person?.mobile ?? null, place: workplaceOf(by.ports) ?? null };
  }

  async function entryOf({ id, matter, region, about: corrected, release, values, prefilled, rev, savedAt }: StoredDraft): Promise<DraftEntry> {
    const pinned = await releases.release(release, region);
    const definition = pinned.package.manifest.matters.find((one) => matter === `${pinned.package.manifest.id}/${one.id}`);
    const form = formOf(pinned, definition);
    const about = corrected ?? undefined;
    return { id, matter, region, about, release, form, texts: pinned.package.texts, values, prefilled, savedAt: formatInstant(savedAt.getTime()), rev };
  }
}

/** A correction is about one closed case of a matter that it corrects; any other matter is about none. */
function isAbout({ corrects = [] }: Matter, id: string, corrected: AboutCase | undefined): boolean {
  const [owner] = id.split('/');
  return corrects.length === 0 ? corrected === undefined : corrects.some((matter) => `${owner}/${matter}` === corrected?.matter);
}

function ownerOf(by: Actor): Owner {
  return { tenant: by.tenant, person: by.person };
}

/** That each matter's form is there was checked before its package was published. */
function formOf(release: CompiledRelease, matter: Matter | undefined): FormDefinition {
  const form = matter && findForm(release.compiled, matter.process, matter.form);
  if (!form) throw new Error(`The release ${release.hash} has no form for "${matter?.id}"`);

  return form;
}

function withoutReadOnly({ fields = {} }: FormDefinition, answers: Facts): Facts {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => fields[name]?.readOnly !== true));
}

function readOnlyOf(prefilled: Prefilled): Facts {
  return valuesOf(Object.fromEntries(Object.entries(prefilled).filter(([, { readOnly }]) => readOnly)));
}

/** `null` clears a field. */
function merged(kept: Facts, changed: Facts): Facts {
  return Object.fromEntries(Object.entries({ ...kept, ...changed }).filter(([, value]) => value !== null));
}

const invalid = { zh: '有些内容不能保存，请按提示修改。', en: 'Some answers cannot be kept: change them as the notes say.' };

const draftNotFound = refused('DRAFT_NOT_FOUND', {
  zh: '没有找到这份草稿，可能已经提交或删除，请从事项页重新开始。',
  en: 'There is no such draft; it may be submitted or discarded. Start again from the service.',
});

const changedElsewhere = refused('DRAFT_CHANGED_ELSEWHERE', {
  zh: '这份草稿已在另一台设备或另一个窗口中修改，请先载入最新内容。',
  en: 'This draft was changed on another device or in another window: load the latest first.',
});
