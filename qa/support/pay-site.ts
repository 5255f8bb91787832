import { openDatabase } from '../../engine/src/database/open-database.js';
import { createRegistries } from '../../engine/src/registries/create-registries.js';
import { registryStore } from '../../engine/src/stores/registry-store.js';
import { clientOf, eventually } from './arranged-case.js';
import { grant, payPackage, payRegion } from './pay-package.js';
import { plantPeople } from './plant-people.js';
import { taken } from './small-world.js';
import { actors } from './test-parts.js';
import type { TestSite } from './test-site.js';

/** Who works in the finance office of the tests: sign-in ids. */
export const finance = { maker: 'pay-maker', checker: 'pay-checker' } as const;

/** Publishes the paying package on a site, and gives it a finance office and the grants of a term. */
export async function arrangePayments(site: TestSite, grants: readonly ReturnType<typeof grant>[]): Promise<void> {
  const { files } = await payPackage();
  taken(await site.engine.releases.publish(files[1] ?? new Map(), actors.publisher));
  await plantPeople(site.database, [
    { id: finance.maker, tenant: payRegion, role: 'clerk', name: '钱制单', ports: ['pay/finance.maker'] },
    { id: finance.checker, tenant: payRegion, role: 'clerk', name: '孙复核', ports: ['pay/finance.checker'] },
  ]);
  const database = openDatabase(site.database);
  const registries = createRegistries(registryStore(database.app));
  for (const values of grants) taken(await registries.save(payRegion, 'grant', { key: { id: values.id ?? '' }, values, provenance: 'test' }));
  await database.close();
}

/** Opens a list of the term and submits it; gives its number. */
export async function submittedList(site: TestSite): Promise<string> {
  const [applicant, maker] = await Promise.all([clientOf(site, 'li-qiang'), clientOf(site, finance.maker)]);
  const draft = await applicant.openDraft({ matter: 'pay/pay', region: payRegion });
  await applicant.openCase({ draft: draft.id, values: { term: String(grant(1).term) } }, `open-${draft.id}`);
  const { items } = await eventually(
    () => maker.tasks({ view: 'group' }),
    (page) => page.items.length > 0,
  );
  await maker.completeTask(items[0]?.id ?? '', { values: { decision: '提交复核' } }, `submit-${draft.id}`);
  const lists = await maker.payLists();
  return lists.items[0]?.number ?? '';
}
