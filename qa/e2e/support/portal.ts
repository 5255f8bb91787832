import type { Page } from 'playwright-core';

/** One tap on a demo person; waits until that person's own start page is there. */
export async function signInAs(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByRole('button', { name: new RegExp(`以${name}（`) }).click();
  await page.locator('main:not([data-page="sign-in"])').waitFor();
}

/** The page whose `<main>` carries this name, once it is shown. */
export async function shown(page: Page, name: string): Promise<void> {
  await page.locator(`main[data-page="${name}"]`).waitFor();
}

/** Chooses a card of a group of options: 申请方式 → 本人. */
export async function choose(page: Page, group: string, option: string): Promise<void> {
  await page
    .getByRole('radiogroup', { name: new RegExp(group) })
    .getByText(option, { exact: true })
    .click();
}

/** Opens 学历证明书 from the catalogue, as somebody who searches for it. */
export async function findCertificate(page: Page): Promise<void> {
  await page.getByRole('searchbox').fill('毕业证遗失');
  await page
    .getByRole('link', { name: /学历证明书/ })
    .first()
    .click();
  await shown(page, 'matter');
}

/** What a graduate must still say when the registers know the rest. */
export async function fillCertificateForm(page: Page, answers: { delivery?: string } = {}): Promise<void> {
  await choose(page, '申请方式', '本人');
  await choose(page, '毕业证书上的姓名', '相同');
  await choose(page, '申请原因', '遗失');
  await choose(page, '领取方式', answers.delivery ?? '电子');
  await page.getByRole('checkbox', { name: /承诺/ }).check();
}

/** Signs in and submits the application for a certificate; `more` fills in what is beyond the usual. */
export async function applyForCertificate(url: string, page: Page, name: string, more?: () => Promise<void>): Promise<void> {
  await signInAs(page, url, name);
  await findCertificate(page);
  await page
    .getByRole('link', { name: '开始办理' })
    .or(page.getByRole('button', { name: '开始办理' }))
    .first()
    .click();
  await shown(page, 'apply');
  await fillCertificateForm(page);
  await more?.();
  await page.getByRole('button', { name: '提交申请' }).click();
  await shown(page, 'case');
}
