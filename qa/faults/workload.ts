import { v7 } from 'uuid';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import type { Actor } from '../../engine/src/engine.js';
import { messageStore } from '../../engine/src/stores/message-store.js';
import { stepStore } from '../../engine/src/stores/step-store.js';
import { openingOf } from '../support/opening-of.js';
import { clerk, end, flow, openSmallWorld, plantSmallWorld, region, type SmallWorld, serviceTask, start, userTask } from '../support/small-world.js';
import type { TestDatabase } from '../support/test-database.js';
import { setClock } from '../support/test-parts.js';
import type { Acknowledged } from './invariants.js';
import { violations } from './invariants.js';

const late =
  '<bpmn:boundaryEvent id="late" name="逾期" attachedToRef="check"><bpmn:timerEventDefinition><bpmn:timeDuration>P2D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>';
const wait =
  '<bpmn:intermediateCatchEvent id="wait" name="等待告知"><bpmn:extensionElements><onething:key value="note" /></bpmn:extensionElements><bpmn:messageEventDefinition messageRef="m" /></bpmn:intermediateCatchEvent>';
const send =
  '<bpmn:intermediateThrowEvent id="send" name="告知"><bpmn:extensionElements><onething:key value="note" /></bpmn:extensionElements><bpmn:messageEventDefinition messageRef="m" /></bpmn:intermediateThrowEvent>';

/** A task with a deadline, a call outside, and a message that the case sends to itself: all that a step can leave behind. */
const body = [
  start,
  '<bpmn:parallelGateway id="both" />',
  userTask('check'),
  late,
  serviceTask('ask'),
  // Nobody knows this one: it becomes an incident, and somebody gives the answer by hand.
  serviceTask('lost').replace('connector="demo"', 'connector="nobody"'),
  serviceTask('remind'),
  wait,
  send,
  end,
  flow('start', 'both', 'check', 'send', 'end'),
  flow('both', 'ask', 'end'),
  flow('both', 'lost', 'end'),
  flow('both', 'wait', 'end'),
  flow('late', 'remind', 'send'),
].join('');

const head: Actor = { person: 'head', name: '科长', tenant: region, roles: ['departmentAdministrator'], ports: [] };

/**
 * An ordinary morning on two nodes: everything is sent several times, everybody wants the same task, some tasks run late. What it
 * gives back are complaints; an engine that keeps its promises gives none.
 */
export async function complaintsOf(database: TestDatabase, { cases = 8, patience = 6000 } = {}): Promise<readonly string[]> {
  await plantSmallWorld(database);
  await setClock(database, '2026-09-14T09:00:00+08:00');
  const nodes = await Promise.all([openSmallWorld(database, body), openSmallWorld(database, body)]);
  await Promise.all(nodes.map(({ runtime }) => runtime.start()));
  const morning = new Morning(database, nodes, patience);
  try {
    await morning.run(cases);
  } catch (error) {
    morning.complaints.push(`something broke: ${error instanceof Error ? error.message.slice(0, 200) : error}`);
  } finally {
    await Promise.all(nodes.map(({ runtime }) => runtime.stop().catch(() => undefined)));
  }
  return morning.complaints;
}

/** Waits for all of them also when one fails, so that nothing goes on behind the end. */
async function allOf<T>(work: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

class Morning {
  readonly complaints: string[] = [];
  private readonly acknowledged: Acknowledged[] = [];

  constructor(
    private readonly database: TestDatabase,
    private readonly nodes: readonly SmallWorld[],
    private readonly patience: number,
  ) {}

  async run(count: number): Promise<void> {
    const ids = await this.open(count);
    await this.until('every call outside was answered', async () => (await this.count('job', `kind = 'connector'`)) === 0);
    await this.settle(count);
    await this.races(ids.slice(0, count / 2));
    await setClock(this.database, '2026-09-16T08:59:58+08:00');
    if ((await this.count('history', `type = 'timer.fired'`)) > 0) this.complaints.push('a timer fired early');
    await setClock(this.database, '2026-09-16T09:30:00+08:00');
    for (const { runtime } of this.nodes) runtime.wake();
    await this.until('every case has ended', async () => (await this.count('instance', `status = 'running'`)) === 0);
    await this.look(count);
  }

  /** Each command three times at once, over both nodes. */
  private async open(count: number): Promise<readonly string[]> {
    // It comes before anybody waits for it.
    const early = { id: 'early', name: 'answer', keys: ['0'], payload: {} };
    if (await messageStore(this.database.app).receive(region, early)) this.complaints.push('a message found somebody who was not there');
    const outcomes = await allOf(Array.from({ length: count * 3 }, (_, i) => this.node(i).open({ note: `${i % count}` }, `open-${i % count}`)));
    const ids = outcomes.map((outcome) => (outcome.ok ? outcome.value.id : outcome.code));
    for (let i = 0; i < count; i += 1) {
      if (new Set([ids[i], ids[i + count], ids[i + 2 * count]]).size !== 1) this.complaints.push('the same command was answered differently');
      const outcome = outcomes[i];
      if (outcome?.ok) this.acknowledged.push({ key: `applicant:open-${i}`, reply: outcome.value });
    }
    if ((await this.count('case_file')) !== count) this.complaints.push('a command had its effect more than once, or not at all');
    return [...new Set(ids)];
  }

  /** Each case has an incident that the head of the office skips, on whichever node. */
  private async settle(count: number): Promise<void> {
    await this.until('every failure is an incident', async () => (await this.count('incident', 'resolved_at is null')) === count);
    const { items } = await this.node(0).runtime.incidents.list(head);
    const skipped = items.map(({ id }, n) => this.node(n).runtime.incidents.skip(id, { reason: '已核实', values: { x: 1 } }, head, { key: `skip-${id}` }));
    for (const outcome of await allOf(skipped)) if (!outcome.ok) this.complaints.push(`an incident was not settled: ${outcome.code}`);
    if ((await this.count('incident', `resolution = 'skipped' and reason = '已核实' and resolved_by = 'head' and attempts = 1`)) !== count)
      this.complaints.push('how an incident was settled is not kept');
  }

  /** Four clerks want each task. */
  private async races(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const task = await withTenant(this.database.app, region, (t) => t('task').where({ instance: id, element: 'check' }).first('activity'));
      const wanted = Array.from({ length: 4 }, (_, n) =>
        this.node(n).runtime.tasks.complete(`${id}.${task?.activity}`, { verdict: `${n}` }, clerk(n), { key: `done-${id}` }),
      );
      const outcomes = await allOf(wanted);
      if (outcomes.filter(({ ok }) => ok).length !== 1) this.complaints.push('a task was not completed exactly once');
      for (const outcome of outcomes) if (!outcome.ok && outcome.code !== 'TASK_ALREADY_COMPLETED') this.complaints.push(`a clerk was told ${outcome.code}`);
    }
  }

  private async look(count: number): Promise<void> {
    const calls = this.nodes.flatMap(({ demo }) => demo.calls.map(({ key }) => key));
    if (new Set(calls).size !== calls.length) this.complaints.push('a call outside was made twice though nobody died');
    // One call a case, and one more for each that ran late.
    if (calls.length !== count + count / 2) this.complaints.push('a call outside is missing');
    for (const { invariant } of await violations(this.database.app, region, this.acknowledged)) this.complaints.push(invariant);
    const left = ['job', 'timer', 'subscription', 'external_work'];
    for (const table of left) if ((await this.count(table)) > 0) this.complaints.push(`${table} has rows of cases that have ended`);
    if ((await this.count('task', `status in ('open', 'claimed')`)) > 0) this.complaints.push('a task is open in a case that has ended');
    if ((await this.count('task', `status = 'completed' and completed_by is not null`)) !== count / 2) this.complaints.push('who did a task is not kept');
    if ((await this.count('task', `status = 'cancelled'`)) !== count / 2) this.complaints.push('a task that ran late was not taken back');
    if ((await this.count('case_file', `state = 'completed' and outcome = 'end' and closed_at is not null`)) !== count)
      this.complaints.push('a case does not say how it ended');
    if ((await this.count('buffered_message', 'delivered_to is not null')) !== count) this.complaints.push('a message is missing');
    if ((await this.count('buffered_message', `id = 'early' and delivered_to is not null`)) !== 1)
      this.complaints.push('a message that came first was not given');
    const [first] = await withTenant(this.database.app, region, (t) => t('buffered_message').where({ id: 'early' }).pluck('delivered_to'));
    if (first !== this.acknowledgedCase(0)) this.complaints.push('a message was given to another case');
    await this.twice();
    const { rows } = await this.database.owner.raw<{ rows: { ungranted: boolean }[] }>(
      `select has_table_privilege('onething_app', 'audit', 'update, delete') as ungranted`,
    );
    if (rows[0]?.ungranted) this.complaints.push('the audit trail can be changed');
  }

  /** Two openings under one key in one batch, without the second wall that a draft is. */
  private async twice(): Promise<void> {
    const store = stepStore(this.database.app, v7(), v7);
    const results = await store.save(region, [openingOf('one-key'), openingOf('one-key')]);
    if (results.join() !== 'saved,repeated') this.complaints.push('a key was taken twice');
  }

  private acknowledgedCase(n: number): unknown {
    const { reply } = this.acknowledged[n] ?? {};
    return typeof reply === 'object' && reply !== null && 'id' in reply ? reply.id : undefined;
  }

  private node(n: number): SmallWorld {
    const node = this.nodes[n % this.nodes.length];
    if (!node) throw new Error('there are two nodes');
    return node;
  }

  private count(table: string, where = 'true'): Promise<number> {
    return withTenant(this.database.app, region, async (t) => Number((await t(table).whereRaw(where).count({ n: '*' }).first())?.n));
  }

  private async until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + this.patience; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 30))) if (await isSo()) return;
    this.complaints.push(`not in time: ${what}`);
  }
}
