import type { Finding } from '@onething/rules';
import type { Knex } from 'knex';
import type { LocalSettings } from '../authoring/local-settings.js';
import { withTenant } from '../database/with-tenant.js';

/** A changed package that waits for a second person, or that was decided about. */
export interface StoredProposal {
  readonly id: string;
  readonly package: string;
  readonly title: string;
  readonly version: string;
  readonly base?: string;
  readonly imported: boolean;
  readonly note: string;
  /** Ids of everybody who has a hand in it; none of them may decide. */
  readonly authors: readonly string[];
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly status: 'open' | 'publishing' | 'published' | 'declined';
  readonly decidedBy?: string;
  readonly decidedAt?: Date;
  readonly reason?: string;
  readonly release?: string;
  /** What checks, scenarios and other engines had to say. */
  readonly findings: readonly Finding[];
  /** The draft that it was made from, and the package of somebody else behind it. */
  readonly draft?: string;
  readonly import?: string;
  /** What comes into force with the approval. */
  readonly settings: LocalSettings;
}

export interface ProposalToStore
  extends Pick<
    StoredProposal,
    'id' | 'package' | 'title' | 'version' | 'base' | 'imported' | 'note' | 'authors' | 'findings' | 'draft' | 'import' | 'settings'
  > {
  readonly files: ReadonlyMap<string, string>;
}

type Who = { readonly id: string; readonly name: string };

/** Proposals with the files as they were when they were proposed. */
export function proposalStore(app: Knex) {
  return {
    list: (tenant: string): Promise<readonly StoredProposal[]> =>
      withTenant(app, tenant, async (t) => (await proposals(t, tenant).orderBy('proposed_at', 'desc').limit(100)).map(proposalOf)),

    get: (tenant: string, id: string): Promise<StoredProposal | undefined> =>
      withTenant(app, tenant, async (t) => {
        const row = await proposals(t, tenant).where({ id }).first();
        return row && proposalOf(row);
      }),

    files: (tenant: string, proposal: string): Promise<ReadonlyMap<string, string>> =>
      withTenant(app, tenant, async (t) => {
        const rows: { path: string; content: string }[] = await t('proposal_file').where({ tenant, proposal }).select('path', 'content');
        return new Map(rows.map(({ path, content }) => [path, content]));
      }),

    /** False when one of the same package is open already. */
    add: (tenant: string, { files, base, findings, settings, ...proposal }: ProposalToStore, by: Who): Promise<boolean> =>
      withTenant(app, tenant, async (t) => {
        const { package: name } = proposal;
        const open = await proposals(t, tenant).where({ package: name }).whereIn('status', ['open', 'publishing']).first();
        if (open) return false;

        const row = {
          tenant,
          ...proposal,
          authors: [...proposal.authors],
          base: base ?? null,
          findings: JSON.stringify(findings),
          settings: JSON.stringify(settings),
          status: 'open',
          proposed_by_name: by.name,
        };
        await t('proposal').insert({ ...row, proposed_at: t.raw('onething_now()') });
        await t('proposal_file').insert([...files].map(([path, content]) => ({ tenant, proposal: proposal.id, path, content })));
        return true;
      }),

    /** Takes an open proposal in hand; the database refuses an author. False when it is not open any more. */
    take: (tenant: string, id: string, by: Who, status: 'publishing' | 'declined', reason?: string): Promise<boolean> =>
      withTenant(app, tenant, async (t) => {
        const decided = { decided_by: by.id, decided_by_name: by.name, decided_at: t.raw('onething_now()') };
        return (
          (await t('proposal')
            .where({ tenant, id, status: 'open' })
            .update({ status, reason: reason ?? null, ...decided })) === 1
        );
      }),

    published: (tenant: string, id: string, release: string): Promise<void> =>
      withTenant(app, tenant, async (t) => {
        await t('proposal').where({ tenant, id, status: 'publishing' }).update({ status: 'published', release });
      }),

    /** Publishing was refused: it is open again. */
    putBack: (tenant: string, id: string): Promise<void> =>
      withTenant(app, tenant, async (t) => {
        const undecided = { status: 'open', decided_by: null, decided_by_name: null, decided_at: null, reason: null };
        await t('proposal').where({ tenant, id, status: 'publishing' }).update(undecided);
      }),
  };
}

export type ProposalStore = ReturnType<typeof proposalStore>;

interface ProposalRow {
  readonly tenant: string;
  readonly id: string;
  readonly package: string;
  readonly title: string;
  readonly version: string;
  readonly base: string | null;
  readonly imported: boolean;
  readonly note: string;
  readonly authors: string[];
  readonly proposed_by_name: string;
  readonly proposed_at: Date;
  readonly status: StoredProposal['status'];
  readonly decided_by_name: string | null;
  readonly decided_at: Date | null;
  readonly reason: string | null;
  readonly release: string | null;
  readonly findings: readonly Finding[];
  readonly draft: string | null;
  readonly import: string | null;
  readonly settings: LocalSettings;
}

function proposals(t: Knex.Transaction, tenant: string) {
  return t<ProposalRow>('proposal').where({ tenant });
}

function proposalOf({ id, package: name, title, version, imported, note, authors, status, findings, settings, ...row }: ProposalRow): StoredProposal {
  return {
    ...{ id, package: name, title, version, imported, note, authors, status, findings, settings },
    ...{ draft: row.draft ?? undefined, import: row.import ?? undefined },
    ...{ base: row.base ?? undefined, reason: row.reason ?? undefined, release: row.release ?? undefined },
    ...{ proposedBy: row.proposed_by_name, proposedAt: row.proposed_at, decidedBy: row.decided_by_name ?? undefined, decidedAt: row.decided_at ?? undefined },
  };
}
