import type { Value } from '@onething/rules';
import type { Knex } from 'knex';
import { type Viewer, withTenant } from '../database/with-tenant.js';

type Values = Readonly<Record<string, Value>>;

/** First values by field, each with its source and when that was up to date. */
export type Prefilled = Readonly<Record<string, { value: Value; source: string; sourceEn?: string; at: string; readOnly: boolean }>>;

/** A draft as kept: the values typed so far, and what was prefilled with its source. */
export interface StoredDraft {
  readonly id: string;
  readonly matter: string;
  readonly region: string;
  /** The case that it is about: a correction. */
  readonly about?: string | null;
  readonly release: string;
  readonly values: Values;
  readonly prefilled: Prefilled;
  readonly rev: number;
  readonly savedAt: Date;
}

/** Drafts of one person, in the tenant where the person is at home. The database shows them to nobody else. */
export interface Owner extends Viewer {
  readonly person: string;
}

/** Drafts, each visible to its owner only. */
export function draftStore(app: Knex) {
  return {
    list: (owner: Owner): Promise<readonly StoredDraft[]> =>
      withTenant(app, owner, async (t) => (await drafts(t, owner).orderBy('saved_at', 'desc').limit(200)).map(fromRow)),

    get: (owner: Owner, id: string): Promise<StoredDraft | undefined> =>
      withTenant(app, owner, async (t) => {
        const row = await drafts(t, owner).where({ id }).first();
        return row && fromRow(row);
      }),

    ofMatter: (owner: Owner, matter: string, region: string, about?: string): Promise<StoredDraft | undefined> =>
      withTenant(app, owner, async (t) => {
        const place = { matter, region, about: about ?? null };
        const row = await t<DraftRow & { opened: boolean }>('draft')
          .where({ tenant: owner.tenant, person: owner.person, ...place })
          .first('draft.*', t.raw('exists (?) as opened', [casesOf(t)]));
        if (!row?.opened) return row && fromRow(row);

        // Left behind when a node died between the case and the draft: it would lead to the old case for ever.
        await t('draft')
          .where({ tenant: owner.tenant, person: owner.person, ...place })
          .delete();
        return undefined;
      }),

    /** Keeps a new draft; nothing when another tab was faster: that one stands. */
    add: (owner: Owner, draft: Omit<StoredDraft, 'rev' | 'savedAt'>): Promise<StoredDraft | undefined> =>
      withTenant(app, owner, async (t) => {
        const row = { tenant: owner.tenant, person: owner.person, ...draft, values: JSON.stringify(draft.values), prefilled: JSON.stringify(draft.prefilled) };
        const [kept]: DraftRow[] = await t('draft')
          .insert({ ...row, saved_at: t.raw('onething_now()') })
          .onConflict(t.raw(`(tenant, person, matter, region, coalesce(about::text, ''))`))
          .ignore()
          .returning('*');
        return kept && fromRow(kept);
      }),

    /** False when the revision is not the one that is kept. */
    save: (owner: Owner, id: string, rev: number, values: Values, prefilled: Prefilled): Promise<boolean> =>
      withTenant(app, owner, async (t) => {
        const json = (value: unknown) => t.raw('?::jsonb', [JSON.stringify(value)]);
        const change = { values: json(values), prefilled: json(prefilled), rev: rev + 1, saved_at: t.raw('onething_now()') };
        return (await t('draft').where({ tenant: owner.tenant, person: owner.person, id, rev }).update(change)) === 1;
      }),

    remove: (owner: Owner, id: string): Promise<boolean> =>
      withTenant(app, owner, async (t) => (await t('draft').where({ tenant: owner.tenant, person: owner.person, id }).delete()) === 1),

    /** A draft whose case is open leads nowhere, whether it is taken away or not. */
    forget: (owner: Owner, id: string): Promise<boolean> =>
      withTenant(app, { ...owner, commit: 'later' }, async (t) => (await t('draft').where({ tenant: owner.tenant, person: owner.person, id }).delete()) === 1),
  };
}

export type DraftStore = ReturnType<typeof draftStore>;

interface DraftRow extends Omit<StoredDraft, 'savedAt'> {
  readonly tenant: string;
  readonly person: string;
  readonly saved_at: Date;
}

function drafts(t: Knex.Transaction, { tenant, person }: Owner) {
  return t<DraftRow>('draft').where({ tenant, person }).whereNotExists(casesOf(t));
}

/** The case that a draft has opened: such a draft is done, whether it has been taken away yet or not. */
function casesOf(t: Knex.Transaction): Knex.QueryBuilder {
  return t('case_file').whereRaw('case_file.draft = draft.id::text').whereRaw('case_file.applicant = draft.person');
}

function fromRow({ id, matter, region, about, release, values, prefilled, rev, saved_at }: DraftRow): StoredDraft {
  return { id, matter, region, about, release, values, prefilled, rev, savedAt: saved_at };
}
