import type { Outcome } from '@onething/rules';
import { eventually } from '../../../qa/support/small-world.js';
import { openTestDatabase, type TestDatabase } from '../../../qa/support/test-database.js';
import { actors, seedTestDemo, setClock, type TestParts, testParts } from '../../../qa/support/test-parts.js';
import type { Actor } from '../engine.js';
import { createIdentity } from '../identity/create-identity.js';
import { uuidIds } from '../ids.js';
import { createRuntime } from '../runtime/create-runtime.js';
import type { Runtime } from '../runtime-parts.js';
import { commandStore } from '../stores/command-store.js';
import { personStore } from '../stores/person-store.js';
import { signInStore } from '../stores/sign-in-store.js';
import { substitutionStore } from '../stores/substitution-store.js';
import { createSubstitutions } from './create-substitutions.js';
import type { Substitutions } from './substitutions.js';

const application = {
  applyType: '本人',
  stage: '普通高中',
  reason: '遗失',
  nameDiffers: '不同',
  formerName: '孙月',
  delivery: '电子',
  mobile: '13800000001',
  truth: true,
};

describe('while a colleague is on leave', () => {
  let database: TestDatabase;
  let parts: TestParts;
  let runtime: Runtime;
  let substitutions: Substitutions;

  beforeAll(async () => {
    database = await openTestDatabase();
    parts = testParts(database);
    await seedTestDemo(database, parts);
    runtime = createRuntime(parts.runtime);
    await runtime.start();
    const store = { store: substitutionStore(database.app), commands: commandStore(database.app, () => uuidIds.next()) };
    substitutions = createSubstitutions({ ...store, people: parts.people, notifications: parts.notifications, ids: uuidIds, now: parts.clock.now });
  }, 60_000);
  afterAll(async () => {
    await runtime.stop();
    await database.close();
  });

  it.each([
    ['oneself', { substitute: 'archivist', from: '2026-09-14', to: '2026-09-18' }, 'SUBSTITUTION_INVALID'],
    ['a period that is over', { substitute: 'registrar', from: '2026-09-01', to: '2026-09-02' }, 'SUBSTITUTION_INVALID'],
    ['more than 90 days', { substitute: 'registrar', from: '2026-09-14', to: '2026-12-31' }, 'SUBSTITUTION_INVALID'],
    ['somebody who does not work here', { substitute: 'li-qiang', from: '2026-09-14', to: '2026-09-18' }, 'PERSON_NOT_FOUND'],
    ['somebody of another tenant', { substitute: 'registrar-other', from: '2026-09-14', to: '2026-09-18' }, 'PERSON_NOT_FOUND'],
    ['the work of somebody else', { person: 'archivist-2', substitute: 'registrar', from: '2026-09-14', to: '2026-09-18' }, 'PERSON_NOT_FOUND'],
  ])('refuses %s', async (_what, request, code) => {
    expect(await substitutions.set(request, actors.archivist, once())).toMatchObject({ ok: false, code });
  });

  it('lets the named colleague do the work in those days, as “B for A” in the history', async () => {
    taken(await substitutions.set({ substitute: 'registrar', from: '2026-09-14', to: '2026-09-16', reason: '年假' }, actors.archivist, once()));
    expect(await substitutions.set({ substitute: 'registrar-2', from: '2026-09-16', to: '2026-09-18' }, actors.archivist, once())).toMatchObject({
      code: 'SUBSTITUTION_OVERLAPS',
    });
    expect(await substitutions.list(actors.archivist)).toMatchObject([{ substitute: { name: '高敏' }, state: 'active' }]);
    expect(await parts.notifications.list(actors.registrar)).toMatchObject([{ title: '请代徐静办理工作' }]);

    const substitute = await signedIn('registrar');
    expect(substitute.standsInFor).toEqual([{ person: 'archivist', name: '徐静', ports: ['degree-certificate-instant/school.archive'] }]);
    const draft = taken(await parts.drafts.open('degree-certificate-instant/degree-certificate', '330199', actors.sunYue));
    const { id } = taken(
      await runtime.cases.open({ draft: draft.id, values: { ...application, gradSchool: '示例中学', gradYear: 2014 } }, actors.sunYue, once()),
    );
    const { items } = await eventually(
      () => runtime.tasks.list({ view: 'group' }, substitute),
      (list) => list.items.some((task) => task.case.id === id),
    );
    expect(items[0]).toMatchObject({ actingFor: '徐静' });

    const task = items[0]?.id ?? '';
    taken(await runtime.tasks.claim(task, substitute, once()));
    taken(await runtime.tasks.complete(task, { found: '未查到', note: '没有查到' }, substitute, once()));
    const { history } = taken(await runtime.cases.get(id, actors.archivist));
    expect(history.map(({ by }) => by)).toEqual(expect.arrayContaining(['高敏（代徐静）']));
    expect(history.some(({ text }) => text.zh.startsWith('高敏（代徐静）办理完成'))).toBe(true);
  });

  it('is over after the last day', async () => {
    await setClock(database, '2026-09-17T09:00:00+08:00');
    expect((await signedIn('registrar')).standsInFor).toEqual([]);
    expect(await substitutions.list(actors.archivist)).toMatchObject([{ state: 'ended' }]);
  });

  it('is over as soon as one of the two ends it', async () => {
    taken(await substitutions.set({ substitute: 'registrar', from: '2026-09-17', to: '2026-09-30' }, actors.archivist, once()));
    const [entry] = await substitutions.list(actors.archivist);
    expect(await substitutions.end(entry?.id ?? '', { ...actors.archivist, person: 'archivist-2' }, once())).toMatchObject({ code: 'SUBSTITUTION_NOT_FOUND' });
    taken(await substitutions.end(entry?.id ?? '', actors.archivist, once()));
    expect((await signedIn('registrar')).standsInFor).toEqual([]);
  });

  async function signedIn(person: string): Promise<Actor> {
    const identity = createIdentity(personStore(database.app), signInStore(database.app), { mode: 'demo', passwordLength: 10 });
    const session = await identity.session(taken(await identity.signInDemo(person)).token);
    if (!session) throw new Error('not signed in');
    return session.actor;
  }
});

let requests = 0;
function once(): { key: string } {
  requests += 1;
  return { key: `request-${requests}` };
}

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.en} ${JSON.stringify(outcome.problems ?? [])}`);
}
