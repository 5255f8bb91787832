import type { Actor } from '@onething/engine';
import type { Outcome } from '@onething/rules';
import { examplePackages } from '../../engine/src/database/demo-data.js';
import { eventually } from '../support/small-world.js';
import { takingPartPackage } from '../support/taking-part-package.js';
import { openTestSite } from '../support/test-site.js';
import { lookAt } from './support/look-at.js';
import { shown } from './support/portal.js';
import { pageOf, visits } from './support/visits.js';

/** A city that keeps its changes: each conflict of an upgrade is decided by a click, roles get their department, an endpoint its address. */
const visit = visits(openTestSite);
const service = 'degree-certificate-instant';
const designer: Actor = { person: 'city-designer', name: '袁媛', tenant: '330200', roles: ['designer'], ports: [] };
const publisher: Actor = { person: 'city-publisher', name: '蒋岚', tenant: '330200', roles: ['publisher'], ports: [] };
const countyPublisher: Actor = { ...publisher, tenant: '330199' };
let upgrade = '';

beforeAll(async () => {
  upgrade = await arrangeUpgrade();
  taken(await visit.site.engine.releases.publish(new Map(Object.entries(takingPartPackage).map(([path, text]) => [path, bytesOf(text)])), countyPublisher));
}, 180_000);

describe('an upgrade that meets what the city has changed', () => {
  it('is decided place by place: the city keeps one, the new version gives the other', async () => {
    const page = await pageOf(visit, 'city-designer');
    await page.goto(`${visit.site.url}/designer/drafts/${upgrade}/import`);
    await shown(page, 'draft');
    await page.getByText('还有 2 处未决定').waitFor();
    await lookAt(page, 'sharing-conflicts');
    const groups = page.getByRole('radiogroup', { name: /用哪一份/ });
    await groups.nth(0).getByText('本地的', { exact: true }).click();
    await groups.nth(1).getByText('新版本的', { exact: true }).click();
    await page.getByText('还有 0 处未决定').waitFor();
    await page.getByRole('button', { name: '采用所选' }).click();
    const kept = await eventually(
      async () => days(taken(await visit.site.engine.authoring.draft(upgrade, designer)).files.find(({ path }) => path === 'parameters.json')?.text ?? ''),
      ([, review]) => review === 6,
    );
    expect(kept).toEqual([2, 6]);
    await page.reload();
    await page.getByRole('radio', { name: '新版本的' }).nth(1).waitFor();
    for (const [place, side] of ['本地的', '新版本的'].entries()) await groups.nth(place).locator('.ant-radio-wrapper-checked', { hasText: side }).waitFor();
  }, 90_000);

  it('gives a role its department on the page of roles', async () => {
    const page = await pageOf(visit, 'city-designer');
    await page.goto(`${visit.site.url}/designer/drafts/${upgrade}/roles`);
    await page.getByRole('region', { name: '岗位' }).waitFor();
    const [department] = taken(await visit.site.engine.authoring.ports(upgrade, designer)).departments.slice(-1);
    const box = page.getByRole('combobox', { name: /由哪个部门承担/ }).first();
    await box.click();
    await page
      .locator('.ant-select-dropdown')
      .getByText(department?.name ?? '', { exact: true })
      .click();
    await page.locator('.ant-select-dropdown').waitFor({ state: 'hidden' });
    await page
      .locator('td small', { hasText: department?.name ?? '' })
      .first()
      .waitFor();
    await lookAt(page, 'sharing-roles');
    const bound = taken(await visit.site.engine.authoring.ports(upgrade, designer)).roles[0]?.boundTo;
    expect(bound).toEqual([department?.name]);
  }, 60_000);
});

describe('an endpoint', () => {
  it('gets its address in a dialog, and a nonsense address is refused there in words', async () => {
    const page = await pageOf(visit, 'county-security');
    await page.goto(`${visit.site.url}/designer/bindings`);
    await shown(page, 'bindings');
    await page.getByRole('button', { name: /定级/ }).first().click();
    await page.getByRole('button', { name: '登记地址 学籍查询' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('对方系统的地址').fill('没有这个地址');
    await dialog.getByRole('button', { name: '保存地址' }).click();
    await dialog.getByRole('alert').waitFor();
    await lookAt(page, 'sharing-address');
    await dialog.getByLabel('对方系统的地址').fill('https://roll.example.com/ask');
    await dialog.locator('[id$="-scores"]').fill('data/scores');
    await dialog.getByRole('button', { name: '保存地址' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('https://roll.example.com/ask', { exact: false }).first().waitFor();
    await lookAt(page, 'sharing-bindings');
  }, 60_000);
});

describe('the designer on a phone', () => {
  it.each([
    ['a package', () => `/designer/packages/student-aid/processes/student-aid`, '修改事项包请用电脑'],
    ['a draft', () => `/designer/drafts/${upgrade}/processes/degree-certificate`, '画流程、拖动字段请用电脑'],
    ['a decision', () => `/designer/packages/student-aid/decisions/S1-score`, '修改事项包请用电脑'],
  ])(
    'shows %s and says what needs a computer',
    async (name, path, note) => {
      const page = await pageOf(visit, name === 'a draft' ? 'city-designer' : 'designer', 'phone');
      await page.goto(`${visit.site.url}${path()}`);
      await page.getByText(note, { exact: false }).waitFor();
      await lookAt(page, `sharing-phone-${name.replace(/^a /, '')}`);
    },
    60_000,
  );
});

/** The city has imported the service, made two periods shorter, and gets a version that makes them longer. */
async function arrangeUpgrade(): Promise<string> {
  const { authoring } = visit.site.engine;
  const packages = await examplePackages(process.cwd());
  const first = new Map(
    [...(packages.find((files) => files.has('decisions/D2-route.json')) ?? [])].filter(
      ([path]) => !path.startsWith('scenarios/') || path === 'scenarios/T1-instant.json',
    ),
  );
  const imported = taken(await authoring.importPackage(first, designer));
  const { roles, departments } = taken(await authoring.ports(imported.id, designer));
  for (const role of roles) taken(await authoring.bindRole(imported.id, role.id, departments[0]?.id ?? '', designer));
  taken(await authoring.approve(taken(await authoring.propose(imported.id, '', designer)).id, publisher));

  const draft = taken(await authoring.openDraft(service, designer));
  const kept = draft.files.find(({ path }) => path === 'parameters.json');
  taken(await authoring.saveFile(draft.id, { path: 'parameters.json', text: withDays(kept?.text ?? '', 2, 2), rev: kept?.rev ?? 0 }, designer));
  taken(await authoring.approve(taken(await authoring.propose(draft.id, '乙市的做法', designer)).id, publisher));

  const text = (path: string) => new TextDecoder().decode(first.get(path));
  const next = new Map(first);
  next.set('manifest.json', bytesOf(text('manifest.json').replace('"version": "1.0.0"', '"version": "1.1.0"')));
  next.set('parameters.json', bytesOf(withDays(text('parameters.json'), 5, 6)));
  return taken(await authoring.importPackage(next, designer)).id;
}

interface Parameter {
  readonly id: string;
  readonly values: { value: unknown }[];
}

function withDays(text: string, archive: number, review: number): string {
  const list: Parameter[] = JSON.parse(text);
  for (const { id, values } of list)
    for (const dated of values) if (id === 'archiveDays' || id === 'reviewDays') dated.value = id === 'archiveDays' ? archive : review;
  return `${JSON.stringify(list, null, 2)}\n`;
}

function days(text: string): unknown[] {
  const list: Parameter[] = JSON.parse(text);
  return ['archiveDays', 'reviewDays'].map((name) => list.find(({ id }) => id === name)?.values.at(-1)?.value);
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.en} ${JSON.stringify(outcome.problems?.slice(0, 5))}`);
}
