import { definerFunction, openToDefinerFunctions, ownRows } from '../row-level-security.js';
import { changeFunction } from './051-fair-work.js';
import type { Migration } from './migration.js';

/**
 * Decisions of the sample that another engine is asked about after the commit. The row is written with the decision; the facts that
 * were given go when the engines agree, and stay with a difference, so that it can be looked into.
 */
export const liveOpinions: Migration = {
  name: '080-live-opinions',
  async up(knex) {
    await knex.raw(table);
    await ownRows(knex, 'second_opinion');
    await openToDefinerFunctions(knex, 'second_opinion');
    await definerFunction(knex, 'claim_opinions(int, int)', claimFunction);
    await changeFunction(knex, 'save_steps', [
      ['  insert into audit (tenant, id, at, actor, action, subject)', `${keepSampled}  insert into audit (tenant, id, at, actor, action, subject)`],
    ]);
    await changeFunction(knex, 'find_orphans', [['n.resolved_at is null)', `n.resolved_at is null and n.activity not like 'opinion:%')`]]);
  },
};

const table = `
create table second_opinion (
  tenant text not null,
  decision_made uuid not null,
  instance uuid not null,
  activity text not null,
  element text not null,
  process text not null,
  release text not null,
  decision text not null,
  facts json,
  sampled_at timestamptz not null,
  attempts int not null default 0,
  claimed_until timestamptz,
  verdict text check (verdict in ('agree', 'differ', 'no opinion')),
  detail json,
  asked_at timestamptz,
  primary key (tenant, decision_made)
);
create index second_opinion_due on second_opinion (sampled_at) where verdict is null;
create index second_opinion_given on second_opinion (tenant, asked_at) where verdict is not null;
`;

const keepSampled = `  if decisions_ is not null then
    insert into second_opinion (tenant, decision_made, instance, activity, element, process, release, decision, facts, sampled_at)
    select t, x.id, x.instance, x.asked->>'activity', x.element, x.asked->>'process', x.asked->>'release', x.asked->>'decision', x.asked->'facts', clock
    from json_to_recordset(decisions_) as x(id uuid, instance uuid, element text, asked json)
    where x.instance = any(kept) and x.asked is not null
    on conflict do nothing;
  end if;
`;

/** Gives out rows of all tenants, keys only; a row that its claimer did not settle is free again after a while. */
const claimFunction = `
create function claim_opinions(most int, seconds int) returns table (tenant text, decision_made uuid, attempts int)
language sql security definer set search_path = public, pg_temp as $$
  with due as (
    select o.tenant, o.decision_made from second_opinion o
    where o.verdict is null and (o.claimed_until is null or o.claimed_until < clock_timestamp())
    order by o.sampled_at limit most for update of o skip locked)
  update second_opinion o set attempts = o.attempts + 1, claimed_until = clock_timestamp() + make_interval(secs => seconds)
  from due where o.tenant = due.tenant and o.decision_made = due.decision_made
  returning o.tenant, o.decision_made, o.attempts
$$`;
