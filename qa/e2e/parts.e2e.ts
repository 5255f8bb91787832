import type { Page } from 'playwright-core';
import { clientOf } from '../support/arranged-case.js';
import { openTestSite } from '../support/test-site.js';
import { schools, visitingPackage } from '../support/visiting-package.js';
import { withPort } from '../support/with-port.js';
import { lookAt } from './support/look-at.js';
import { shown } from './support/portal.js';
import { visits } from './support/visits.js';

/** One case with fifty sub-matters: a line for the family, a table for the clerk, one entry in the work list. */
const visit = visits(openTestSite);
let id = '';

beforeAll(async () => {
  const publisher = { person: 'publisher', name: '沈悦', tenant: '330000', roles: ['publisher' as const], ports: [] };
  const published = await visit.site.engine.releases.publish(visitingPackage, publisher);
  if (!published.ok) throw new Error(`${published.code} ${JSON.stringify(published.problems ?? [])}`);
  await withPort(visit.site, ['registrar'], 'small/clerk');
  const client = await clientOf(visit.site, 'li-qiang');
  const draft = await client.openDraft({ matter: 'small/small', region: '330199' });
  id = (await client.openCase({ draft: draft.id, values: { note: '走访全部学校' } }, `open-${draft.id}`)).id;
}, 120_000);

it('is one line for the applicant, who opens it to see where each school stands', async () => {
  const family = await visit.signedIn('李强', 'phone');
  await openCase(family);
  await family.getByText(`${schools} 项中已完成 0 项`).waitFor();
  expect(await family.getByText('第 7 学校').isVisible()).toBe(false);
  await lookAt(family, 'parts-applicant');
  await family.getByText(`查看未完成的 ${schools} 项`).click();
  await family.getByText('第 7 学校').waitFor();
  await lookAt(family, 'parts-applicant-open');
}, 60_000);

it('is one entry of the work list, however many of its tasks wait', async () => {
  const clerk = await visit.signedIn('高敏');
  await clerk.goto(`${visit.site.url}/tasks/group`);
  await shown(clerk, 'tasks');
  await clerk.getByText(`还有 ${schools - 1} 项同一办件的“走访”`).waitFor();
  expect(await clerk.getByRole('link', { name: /走访/ }).count()).toBe(1);
  await lookAt(clerk, 'parts-work-list');
}, 60_000);

it('tells the clerk who has which, and how far it is', async () => {
  const client = await clientOf(visit.site, 'registrar');
  const { items } = await client.tasks({ view: 'group' });
  for (const task of items.filter((one) => one.case.id === id).slice(0, 12))
    await client.completeTask(task.id, { values: { verdict: '合格' } }, `done-${task.id.replaceAll('.', '-')}`);
  const clerk = await visit.signedIn('高敏');
  await openCase(clerk);
  await clerk.getByText(`${schools} 项中已完成 12 项`).waitFor();
  await clerk.getByText(`查看未完成的 ${schools - 12} 项`).click();
  await lookAt(clerk, 'parts-clerk');
}, 90_000);

async function openCase(page: Page): Promise<void> {
  await page.goto(`${visit.site.url}/cases/${id}`);
  await shown(page, 'case');
}
