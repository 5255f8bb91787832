import type { Page } from 'playwright-core';
import { lookAt } from './support/look-at.js';
import { shown } from './support/portal.js';
import { startServer } from './support/running-server.js';
import { visits } from './support/visits.js';

/** A rule author drags a threshold over frozen people and sees who wins, who loses and what it costs, before anything is published. */
const visit = visits(startServer);
let author: Page;

/** `PEOPLE=1000000` measures with a province. */
const people = Number(process.env.PEOPLE ?? 10_000);

beforeAll(async () => {
  author = await visit.signedIn('许诺');
}, 180_000);

describe('a rule author tries a change on people', () => {
  it('makes people up, where it is a demonstration, and sees the rules as they are', async () => {
    await author.goto(`${visit.site.url}/designer/packages/student-aid`);
    await shown(author, 'package');
    await author.getByRole('link', { name: '人群试算' }).click();
    await shown(author, 'what-if');
    await author.getByText('还没有冻结的人群').waitFor();
    await author.getByLabel('人数').fill(String(people));
    await author.getByRole('button', { name: '生成虚构人群' }).click();
    await total('winners').waitFor();
    expect([await total('winners').innerText(), await total('losers').innerText()]).toEqual(['0', '0']);
  }, 120_000);

  it('moves the standard by keyboard: winners, cost and the curve follow', async () => {
    const slider = author.getByRole('slider', { name: '最低生活保障标准（每人每月）' });
    await slider.focus();
    for (let step = 0; step < 4; step += 1) {
      await slider.press('ArrowRight');
      await author.waitForTimeout(250);
    }
    expect(await slider.getAttribute('aria-valuetext')).toBe('1,400');
    await author.waitForFunction(() => document.querySelector('[data-total="winners"]')?.textContent !== '0');
    expect(Number(await author.locator('svg[data-points]').getAttribute('data-points'))).toBeGreaterThan(1);
    await lookAt(author, 'what-if');
  }, 120_000);

  it('drags it by mouse and counts how often the numbers follow', async () => {
    const box = await author.getByRole('slider', { name: '最低生活保障标准（每人每月）' }).boundingBox();
    if (!box) throw new Error('no slider');
    const before = await author.locator('svg[data-points]').getAttribute('data-points');
    const began = performance.now();
    await author.mouse.move(box.x + box.width * 0.55, box.y + box.height / 2);
    await author.mouse.down();
    for (let step = 0; step < 60; step += 1) {
      await author.mouse.move(box.x + box.width * (0.55 + step / 200), box.y + box.height / 2);
      await author.waitForTimeout(30);
    }
    await author.mouse.up();
    const seconds = (performance.now() - began) / 1000;
    const updates = Number(await author.locator('svg[data-points]').getAttribute('data-points')) - Number(before);
    process.stdout.write(`${people} people: ${(updates / seconds).toFixed(1)} updates a second while dragging\n`);
    await author.waitForFunction((drawn) => Number(document.querySelector('svg[data-points]')?.getAttribute('data-points')) > drawn, Number(before));
  }, 120_000);

  it('looks by income band, finds what a budget allows, keeps the trial, and reads it in English', async () => {
    await author.getByRole('combobox', { name: '按什么看' }).click();
    await author.getByTitle('收入段（元/月）').click();
    await author.getByRole('rowheader', { name: /1000–1500/ }).waitFor();
    await author.getByLabel(/费用不超过这个数/).fill('20000000');
    await author.getByRole('button', { name: '求值' }).click();
    await author.getByText(/^取 .*费用/).waitFor();
    await author.getByRole('button', { name: '找断崖' }).click();
    await author.getByRole('list', { name: '断崖' }).waitFor();
    await author.getByLabel('改了什么，为什么').fill('按预算调整低保线');
    await author.getByRole('button', { name: '保存这次试算' }).click();
    const memo = author.getByRole('link', { name: '决策备忘（PDF）' });
    const answer = await author.request.get(new URL((await memo.getAttribute('href')) ?? '', visit.site.url).href);
    expect([answer.status(), (await answer.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    await lookAt(author, 'what-if-kept');
    await author.getByText('English', { exact: true }).click();
    await author.getByRole('heading', { name: 'Trial on people' }).waitFor();
    await lookAt(author, 'what-if-english');
  }, 120_000);
});

function total(name: string) {
  return author.locator(`[data-total="${name}"]`);
}
