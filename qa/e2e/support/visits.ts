import type { Browser, Page } from 'playwright-core';
import type { TestSite } from '../../support/test-site.js';
import { desk, launchChromium, phone } from './chromium.js';
import { listenTo } from './look-at.js';
import { signInAs } from './portal.js';

interface OpenSite {
  readonly url: string;
  close(): Promise<void>;
}

/** The site of one suite, its browser, and whoever stands before it. Ready in tests and in `beforeAll` hooks that follow. */
export interface Visits<Site extends OpenSite> {
  readonly site: Site;
  readonly browser: Browser;
  /** A fresh page of somebody who has not signed in. */
  opened(where: 'phone' | 'desk'): Promise<Page>;
  /** A demo person at the own start page. */
  signedIn(name: string, where?: 'phone' | 'desk'): Promise<Page>;
  /** Takes the complaints that were to be expected, so that the test does not fail for them. */
  forgive(): void;
}

/** Opens site and browser for the suite that calls it, and closes them. Whatever a page complains about fails the test that saw it. */
export function visits<Site extends OpenSite>(open: () => Promise<Site>, { patience = 30_000 }: { patience?: number } = {}): Visits<Site> {
  const here: { site?: Site; browser?: Browser } = {};
  const complaints: string[] = [];

  beforeAll(async () => {
    [here.site, here.browser] = await Promise.all([open(), launchChromium()]);
  }, 120_000);
  afterAll(async () => {
    await here.browser?.close();
    await here.site?.close();
  }, 30_000);
  afterEach(() => {
    expect(complaints.splice(0)).toEqual([]);
  });

  async function opened(where: 'phone' | 'desk'): Promise<Page> {
    const context = await (where === 'phone' ? phone : desk)(present(here.browser));
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    listenTo(page, complaints);
    return page;
  }

  return {
    get site() {
      return present(here.site);
    },
    get browser() {
      return present(here.browser);
    },
    opened,
    async signedIn(name, where = 'desk') {
      const page = await opened(where);
      await signInAs(page, present(here.site).url, name);
      return page;
    },
    forgive: () => void complaints.splice(0),
  };
}

/** The page of somebody who has signed in by a request: also people whom no tap of the demonstration offers. */
export async function pageOf(visit: Visits<TestSite>, person: string, where: 'phone' | 'desk' = 'desk'): Promise<Page> {
  const page = await visit.opened(where);
  const [name = '', value = ''] = (await visit.site.cookieOf(person)).split(/=(.*)/);
  await page.context().addCookies([{ name, value, url: visit.site.url }]);
  return page;
}

function present<T>(it: T | undefined): T {
  if (it === undefined) throw new Error('site and browser are open in tests and in the hooks that follow `visits`');
  return it;
}
