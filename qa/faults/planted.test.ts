import { changeFunction } from '../../engine/src/database/migrations/051-fair-work.js';
import { openTestDatabase } from '../support/test-database.js';
import { recordRun } from './record-run.js';
import { complaintsOf } from './workload.js';

type Planted = readonly [name: string, place: string, from: string, to: string];

/** One promise broken at a time, in the database's own functions or rights: an oracle that stays silent then is none. */
const planted: readonly Planted[] = [
  ['the revision is not compared', 'save_steps', 'where g.rev = coalesce(l.rev, 0))', 'where true)'],
  ['the revision is not counted', 'save_steps', 'set rev = i.rev + 1, state', 'set rev = i.rev, state'],
  ['a key is taken more than once', 'save_steps', 'kept := array(select f from unnest(fits) f where not f = any(taken))', 'kept := fits'],
  ['a task that was done stays open', 'save_steps', 'do update set status = excluded.status, completed_at', 'do update set status = k.status, completed_at'],
  ['tasks are forgotten', 'save_steps', 'if tasks_ is not null then', 'if false then'],
  ['timers are forgotten', 'save_steps', 'if timers_ is not null then', 'if false then'],
  [
    'an answered timer stays armed',
    'save_steps',
    'delete from timer where tenant = t and instance = x.instance',
    'delete from timer where false and instance = x.instance',
  ],
  ['an answered job comes again', 'save_steps', 'else delete from job where tenant = t', 'else delete from job where false and tenant = t'],
  ['history is not written', 'save_steps', 'if event_steps is not null then', 'if false then'],
  ['the audit row is missing', 'save_steps', 'where g.key is not null and g.id = any(kept)', 'where false'],
  ['a case does not close', 'save_steps', "closed_at = case when x.state in ('completed', 'cancelled') then clock end", 'closed_at = closed_at'],
  ['a message that came first is not looked for', 'save_steps', "where s.kind = 'message' and s.instance = any(kept) loop", 'where false loop'],
  ['timers fire before their time', 'claim_work', 'where m.due_at <= clock and m.node is null', 'where m.node is null'],
  ['nobody waits for a message', 'save_steps', 'if subscriptions_ is not null then', 'if false then'],
];

/** All of them in `npm run faults`; a few where everything else is tested too. */
const tried = process.env.ROUNDS === undefined ? planted.slice(0, 3) : planted;

describe('the morning on two nodes', () => {
  it('gives no complaint where nothing is broken', async () => {
    const database = await openTestDatabase();
    expect(await complaintsOf(database)).toEqual([]);
    await database.close();
  }, 60_000);

  it.each(tried)(
    'complains when %s',
    async (_, place, from, to) => {
      const database = await openTestDatabase();
      await changeFunction(database.owner, place, [[from, to]]);
      const complaints = await complaintsOf(database, { patience: 1500 });
      await database.close();
      expect(complaints).not.toEqual([]);
    },
    60_000,
  );

  it('complains when the audit trail can be changed', async () => {
    const database = await openTestDatabase();
    await database.owner.raw('grant update on audit to onething_app');
    expect(await complaintsOf(database)).toContain('the audit trail can be changed');
    await database.close();
    recordRun({ test: 'planted faults', cycles: tried.length + 1, faults: tried.length + 1, violations: 0, seed: 0 });
  }, 60_000);
});
