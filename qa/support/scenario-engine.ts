import type { FormDefinition } from '@onething/forms';
import { type Advance, type CompiledPackage, type NamedPerson, type Scenario, type ScenarioBackend, theSystem } from '@onething/processes';
import { addDays, addWorkingDays, checkValue, chinaCalendar, civilDateOf, done, formatInstant, refused, type Value } from '@onething/rules';
import { plantTenants } from '../../engine/src/database/demo-tenants.js';
import { withTenant } from '../../engine/src/database/with-tenant.js';
import type { Actor } from '../../engine/src/engine.js';
import { createRuntime } from '../../engine/src/runtime/create-runtime.js';
import type { TaskRow } from '../../engine/src/runtime/step-rows.js';
import type { Runtime } from '../../engine/src/runtime-parts.js';
import { caseStore } from '../../engine/src/stores/case-store.js';
import { actorOf, arrange, home, taken, uploaded } from './arranged-scenario.js';
import { type Failing, silenced } from './failing-connector.js';
import { inspect, nameOf } from './inspected-case.js';
import { filledIn, payListsOf } from './pay-lists.js';
import { makeTestTemplate, openTestDatabase, type TestDatabase } from './test-database.js';
import { setClock, type TestParts, testParts } from './test-parts.js';

/** A scenario's world on the real engine: a database of its own, with the people, records, parameters and clock that the scenario states. */
export interface EngineWorld extends ScenarioBackend {
  close(): Promise<void>;
}

const publisher: Actor = { person: 'publisher', name: '发布员', tenant: home, roles: ['publisher'], ports: [] };

type PackageFiles = ReadonlyMap<string, Uint8Array>;

/** Opens the world, with the packages published as files. The first ones are required by the last. `prepare` does what else comes before the first case. */
export async function openEngineWorld(
  compiled: CompiledPackage,
  scenario: Scenario,
  packages: readonly PackageFiles[],
  prepare: (database: TestDatabase, parts: TestParts) => Promise<void> = async () => undefined,
): Promise<EngineWorld> {
  const database = await openTestDatabase();
  await publishAll(database, packages, scenario.now);
  await prepare(database, testParts(database));
  return startWorld(database, compiled, scenario);
}

/** Many worlds of the same packages: publishing tries every scenario of a package, and is done once. */
export async function engineWorlds(packages: readonly PackageFiles[], earliest: string) {
  const template = await makeTestTemplate((database) => publishAll(database, packages, earliest));
  return {
    async open(compiled: CompiledPackage, scenario: Scenario): Promise<EngineWorld> {
      const database = await openTestDatabase(template.name);
      await setClock(database, scenario.now);
      return startWorld(database, compiled, scenario);
    },
    close: template.drop,
  };
}

async function publishAll(database: TestDatabase, packages: readonly PackageFiles[], now: string): Promise<void> {
  await plantTenants(database.owner);
  await setClock(database, now);
  const { releases } = testParts(database);
  for (const files of packages) taken(await releases.publish(files, publisher));
}

async function startWorld(database: TestDatabase, compiled: CompiledPackage, scenario: Scenario): Promise<EngineWorld> {
  const parts = testParts(database);
  await arrange(database, parts, compiled, scenario);
  const silent = new Map<string, Failing>();
  const runtime = createRuntime(parts.runtime, { connectors: (known) => known.map((connector) => silenced(connector, silent)) });
  parts.about.read = runtime.aboutCase;
  await runtime.start();
  // What the clock begins is armed before it is moved.
  await quiet(database, runtime);
  return world(database, parts, runtime, compiled, scenario, silent);
}

function world(
  database: TestDatabase,
  parts: TestParts,
  runtime: Runtime,
  compiled: CompiledPackage,
  scenario: Scenario,
  silent: Map<string, Failing>,
): EngineWorld {
  const { region } = scenario;
  const { id: packageId } = compiled.package.manifest;
  let requests = 0;
  const once = () => ({ key: `scenario-${++requests}` });
  const idle = () => quiet(database, runtime);

  return {
    async openCase({ matter, by, data, about }) {
      const isStaff = compiled.package.manifest.matters.some(({ id, audience }) => id === matter && audience === 'staff');
      const actor = actorOf(by, packageId, isStaff ? region : home);
      const begun = await parts.drafts.open(`${packageId}/${matter}`, region, actor, about);
      if (!begun.ok) return begun;
      const draft = begun.value;
      const editable = Object.fromEntries(Object.entries(draft.values).filter(([name]) => !draft.form.fields?.[name]?.readOnly));
      const values = await uploaded(taken(checkValue({ ...editable, ...data })), parts, actor);
      const opened = await runtime.cases.open({ draft: draft.id, values: factsOf(values) }, actor, once());
      await idle();
      return opened.ok ? done({ caseId: opened.value.id }) : opened;
    },

    async completeTask({ caseId, task, by, data }) {
      const id = await taskId(caseId, task, by);
      if (!id) return refused('TASK_NOT_FOUND', { zh: `没有打开的任务“${task}”`, en: `There is no open task "${task}"` });
      const file = await caseStore(database.app).find({ tenant: region }, caseId);
      const actor = actorOf(by, packageId, file?.applicant === by.id && !by.roles?.length ? home : region);
      const asked = await runtime.tasks.get(id, actor);
      const present = asked.ok && asked.value.notes ? openAnswers(asked.value) : {};
      const completed = await runtime.tasks.complete(id, factsOf(await uploaded(taken(checkValue({ ...present, ...data })), parts, actor)), actor, once());
      await idle();
      return completed;
    },

    async advance(by) {
      const target = await targetOf(parts, by);
      for (let next = await nextDue(database); next !== undefined && next <= target; next = await nextDue(database)) {
        await setClock(database, formatInstant(next));
        await idle();
      }
      await setClock(database, formatInstant(target));
      await idle();
    },

    async failConnector(connector, times, code) {
      silent.set(connector, { left: times, code });
    },

    async retryIncident(caseId, element) {
      const staff: Actor = { person: 'administrator', name: '系统管理员', tenant: region, roles: ['systemAdministrator'], ports: [] };
      const { items } = await runtime.incidents.list(staff);
      const incident = items.find((one) => one.case === caseId && one.elementId === (element.split('/').at(-1) ?? ''));
      if (!incident) return refused('INCIDENT_NOT_FOUND', { zh: `“${element}”没有待处置的异常`, en: `There is no incident at "${element}"` });
      const retried = await runtime.incidents.retry(incident.id, staff, once());
      await idle();
      return retried;
    },

    async raiseObjection({ caseId, entry, by, reason }) {
      const notice = await withTenant(database.app, region, async (transaction) =>
        transaction('notice').where({ instance: caseId }).orderBy('published_at', 'desc').first('id'),
      );
      if (!notice) return refused('NOTICE_NOT_FOUND', { zh: '这个办件没有发布公示', en: 'This case has published no notice' });
      const listed = await withTenant(database.app, region, async (transaction) =>
        transaction('notice_entry').where({ notice: notice.id, key: entry }).first('position'),
      );
      const actor = actorOf(by, packageId, by.roles ? region : home);
      const raised = await runtime.notices.object(region, notice.id, { entry: listed?.position ?? 0, reason }, actor, once());
      await idle();
      return raised.ok ? done(undefined) : raised;
    },

    async importPayResult({ caseId, by, failed }) {
      const actor = actorOf(by, packageId, region);
      const list = (await payListsOf(database, region, caseId)).at(-1);
      if (!list) return refused('PAY_LIST_NOT_FOUND', { zh: '办件没有发放清单', en: 'The case has no pay list' });
      const exported = await runtime.payments.exportFile(list.number, actor);
      if (!exported.ok) return exported;
      const imported = await runtime.payments.importResult(list.number, filledIn(exported.value.bytes, failed), actor, once());
      await idle();
      return imported.ok ? done(undefined) : imported;
    },

    async begun(caseId) {
      const rows = await withTenant(database.app, region, async (transaction) =>
        transaction('case_file')
          .where(caseId === undefined ? { applicant: theSystem.id, about: null } : { about: caseId, draft: null })
          .orderBy('opened_at')
          .orderBy('id'),
      );
      return rows.map(({ id, matter }) => ({ caseId: id, matter: matter.split('/')[1] }));
    },

    inspect: (caseId) => inspect(database, compiled, scenario, caseId),

    async records(registry, where) {
      return taken(await parts.registries.find(region, registry, where)).map(({ values }) => values);
    },

    async close() {
      await runtime.stop();
      await database.close();
    },
  };

  /** Of the tasks at an element the person's own, else an open one that the person may do, else the last, whatever became of it: the engine is to say what is wrong. */
  async function taskId(caseId: string, element: string, { id: person, roles = [] }: NamedPerson): Promise<string | undefined> {
    const { tasks } = await caseStore(database.app).story(region, caseId);
    const named = tasks.filter((row) => row.element === element || nameOf(compiled, row.process, row.element) === element);
    const open = named.filter(({ status }) => status === 'open' || status === 'claimed');
    const offered = open.filter(({ assignee, excluded }) => !assignee && !excluded.includes(person));
    const ports = roles.map((role) => `${packageId}/${role}`);
    const own = offered.find(({ candidates }) => candidates.some((port) => ports.includes(port)));
    const at = open.find(({ assignee }) => assignee === person) ?? own ?? offered[0] ?? open[0] ?? lastClosed(named);
    return at && `${caseId}.${at.activity}`;
  }
}

/** The one that was closed last; of several closed together one that is no longer needed, because the doer's own comes first. */
function lastClosed(tasks: readonly TaskRow[]): TaskRow | undefined {
  const at = ({ completed_at }: TaskRow) => new Date(completed_at ?? 0).getTime();
  const latest = Math.max(...tasks.map(at));
  const together = tasks.filter((task) => at(task) === latest);
  return together.find(({ status }) => status === 'cancelled') ?? together.at(-1);
}

/** What the fields that are open again hold: a scenario says only what it changes. */
function openAnswers({ form, values }: { form: FormDefinition; values: Record<string, unknown> }): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => form.fields?.[name]?.readOnly !== true));
}

/** Waits until nothing is due and nothing is in hand. */
async function quiet({ owner }: TestDatabase, runtime: Runtime): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    runtime.wake();
    const { rows } = await owner.raw<{ rows: { busy: boolean }[] }>(
      `select exists (select from job where due_at <= onething_now() or node is not null) or exists (select from timer where due_at <= onething_now() or node is not null)
         or exists (select from start_arming) or exists (select from scheduled_start where due_at <= onething_now()) as busy`,
    );
    if (!rows[0]?.busy) return;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  throw new Error('The engine did not come to rest within a minute');
}

/** The next instant at which something is due, in milliseconds. */
async function nextDue({ owner }: TestDatabase): Promise<number | undefined> {
  const { rows } = await owner.raw<{ rows: { at: Date | null }[] }>(
    `select least((select min(due_at) from job), (select min(due_at) from timer), (select min(due_at) from scheduled_start)) as at`,
  );
  return rows[0]?.at?.getTime();
}

async function targetOf({ clock }: TestParts, { workdays = 0, days = 0, hours = 0, to }: Advance): Promise<number> {
  if (to !== undefined) return Date.parse(to);
  const now = await clock.now();
  const day = addDays(taken(addWorkingDays(civilDateOf(now), workdays, chinaCalendar)), days);
  return Date.parse(now.replace(civilDateOf(now), day)) + hours * 3_600_000;
}

function factsOf(value: Value): Record<string, Value> {
  return isFacts(value) ? { ...value } : {};
}

function isFacts(value: Value): value is Readonly<Record<string, Value>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
