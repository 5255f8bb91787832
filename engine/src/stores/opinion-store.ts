import type { Evaluation, Facts, Message } from '@onething/rules';
import type { Knex } from 'knex';
import { v7 } from 'uuid';
import { withTenant } from '../database/with-tenant.js';
import type { Opinion } from '../second-opinion/opinion.js';

/** A decision of the sample that is due; `attempts` counts this one. */
export interface ClaimedOpinion {
  readonly tenant: string;
  readonly decision_made: string;
  readonly attempts: number;
}

/** What another engine is to be asked, and what ours has said. */
export interface OpinionToAsk {
  readonly tenant: string;
  readonly decision_made: string;
  readonly instance: string;
  readonly element: string;
  readonly process: string;
  readonly release: string;
  readonly decision: string;
  readonly facts: Facts;
  readonly evaluation: Evaluation;
}

/** What a difference is told by. */
export interface OpinionIncident {
  readonly code: string;
  readonly message: Message;
}

/** The sample of live decisions, on PostgreSQL. */
export interface OpinionStore {
  claim(most: number, seconds: number): Promise<readonly ClaimedOpinion[]>;
  read(tenant: string, decisions: readonly string[]): Promise<readonly OpinionToAsk[]>;
  /** Keeps what was said; a difference becomes an incident in the same transaction, once. */
  settle(asked: Pick<OpinionToAsk, 'tenant' | 'decision_made'>, opinion: Opinion, incident?: OpinionIncident): Promise<void>;
}

/** The identity of such an incident among those of its case: it belongs to no activity, so it stops none. */
const incidentActivity = (decision: string) => `opinion:${decision}`;

export function opinionStore(database: Knex): OpinionStore {
  return {
    async claim(most, seconds) {
      const { rows } = await database.raw<{ rows: ClaimedOpinion[] }>('select * from claim_opinions(?, ?)', [most, seconds]);
      return rows;
    },

    read: (tenant, decisions) =>
      withTenant(database, tenant, (t) =>
        t({ o: 'second_opinion' })
          .join({ d: 'decision_made' }, (on) => on.on('d.tenant', 'o.tenant').andOn('d.id', 'o.decision_made'))
          .where({ 'o.tenant': tenant })
          .whereIn('o.decision_made', [...decisions])
          .whereNull('o.verdict')
          .select('o.tenant', 'o.decision_made', 'o.instance', 'o.element', 'o.process', 'o.release', 'o.decision', 'o.facts', 'd.evaluation'),
      ),

    settle: ({ tenant, decision_made }, opinion, incident) =>
      withTenant(database, tenant, async (t) => {
        const { verdict, ...detail } = opinion;
        const settled: { instance: string; element: string; process: string }[] = await t('second_opinion')
          .where({ tenant, decision_made })
          .whereNull('verdict')
          .update({ verdict, detail: JSON.stringify(detail), asked_at: t.raw('onething_now()'), ...(verdict === 'differ' ? {} : { facts: null }) })
          .returning(['instance', 'element', 'process']);
        const [row] = settled;
        if (!row || !incident) return;
        await t('incident')
          .insert({ ...row, ...incident, tenant, id: v7(), activity: incidentActivity(decision_made), attempts: 0, raised_at: t.raw('onething_now()') })
          .onConflict()
          .ignore();
      }),
  };
}
