import type { Page } from 'playwright-core';
import { shown } from './portal.js';

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** The desk of a draft as an author uses it: parts, diagram, panel, checks. */
export class DraftDesk {
  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {}

  /** Begins to change a package, or goes on with it. */
  async open(id: string): Promise<void> {
    await this.page.goto(`${this.url}/designer/packages/${id}`);
    await shown(this.page, 'package');
    await this.page.getByRole('button', { name: '修改' }).click();
    await shown(this.page, 'draft');
    await this.page.locator('.ot-modeler[data-ready="true"]').waitFor();
  }

  /** Opens a part with its editor: `processes/student-aid`, `parameters`. */
  async part(path: string): Promise<void> {
    await this.page.goto(`${this.url}/designer${/\/drafts\/[^/]+/.exec(this.page.url())?.[0]}/${path}`);
    await this.page.locator('main[data-page="draft"] .ot-part > *:not([class*="ant-spin"])').first().waitFor();
  }

  /** Selects an element of a diagram, as a click does, wherever it stands. */
  async element(id: string, process = 'student-aid'): Promise<void> {
    await this.part(`processes/${process}?at=${id}`);
    await this.page.locator('.ot-modeler[data-ready="true"]').waitFor();
    await this.page.getByRole('region', { name: '环节设置' }).waitFor();
  }

  async choose(label: string, option: string | RegExp): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).last().click();
    const list = this.page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
    const wanted = list.locator('.ant-select-item-option').getByText(option, { exact: true }).first();
    await list.locator('.ant-select-item-option').first().waitFor();
    // A long list draws what is in sight; it is rolled until the entry is.
    for (let turn = 0; turn < 20 && (await wanted.count()) === 0; turn += 1) {
      await list.hover();
      await this.page.mouse.wheel(0, 120);
      await this.page.waitForTimeout(100);
    }
    await wanted.click();
    // While it closes, axe still sees it. A list for several choices stays open.
    await list.waitFor({ state: 'hidden', timeout: 2_000 }).catch(() => undefined);
  }

  /** Types into a drop-down that can be searched, and takes what is found. */
  async search(label: string, text: string, nth: 'first' | 'last' = 'last'): Promise<void> {
    const box = this.page.getByLabel(label, { exact: true });
    await (nth === 'last' ? box.last() : box.first()).fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Drags a block of the palette to a place of the diagram. */
  async drag(block: string, to: Point): Promise<void> {
    const from = await this.boxOf(`.djs-palette .entry[data-action="${block}"]`);
    await this.page.mouse.move(from.x + 20, from.y + 10);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x, to.y, { steps: 15 });
    await this.page.mouse.up();
  }

  /** Draws a line from one step to another with the arrow beside the chosen step. */
  async connect(from: string, to: string): Promise<void> {
    const lines = this.page.locator('.djs-connection');
    const before = await lines.count();
    // On a busy machine a click may come before the arrow has been taken; a person sees that and draws again.
    for (let turn = 0; turn < 4 && (await lines.count()) === before; turn += 1) {
      if (turn > 0) await this.page.keyboard.press('Escape');
      await this.draw(await this.middleOf(from), await this.middleOf(to));
      // The next click at the same place shall not be the second half of a double click.
      await this.page.waitForTimeout(500);
    }
    expect(await lines.count()).toBe(before + 1);
  }

  private async draw(start: Point, end: Point): Promise<void> {
    await this.page.mouse.click(start.x, start.y);
    await this.page.locator('.djs-context-pad.open .entry[data-action="connect"]').click();
    await this.page.mouse.move(end.x - 5, end.y, { steps: 8 });
    await this.page.mouse.click(end.x, end.y);
  }

  async middleOf(selector: string): Promise<Point> {
    const { x, y, width, height } = await this.boxOf(selector);
    return { x: x + width / 2, y: y + height / 2 };
  }

  async boxOf(selector: string): Promise<Box> {
    const box = await this.page.locator(selector).first().boundingBox();
    if (!box) throw new Error(`${selector} is not on the screen`);
    return box;
  }

  /** Follows a finding to its place. */
  async jumpTo(words: string): Promise<void> {
    await this.checks.locator('.ant-flex', { hasText: words }).last().getByRole('button', { name: '去修改' }).click();
    await this.page.getByRole('region', { name: '环节设置' }).waitFor();
  }

  /** Writes into a cell of a table and leaves it, as Enter does. */
  async setCell(label: string, text: string): Promise<void> {
    const cell = this.page.getByLabel(label, { exact: true });
    await cell.fill(text);
    await cell.press('Enter');
  }

  /** Does what comes next in the rehearsal with the example's answers. */
  async play(button: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: button }).waitFor();
    await this.page.getByRole('button', { name: '填入示例' }).click();
    await this.page.getByRole('button', { name: button }).click();
  }

  async propose(why: string): Promise<void> {
    await this.page.getByRole('button', { name: '提请发布' }).click();
    await this.page.getByLabel('改了什么，为什么改').fill(why);
    await this.page.getByRole('button', { name: '提交', exact: true }).click();
  }

  /** No finding is left in the draft. */
  async nothingFound(): Promise<void> {
    await this.checks.getByText('没有发现问题').waitFor();
  }

  /** Takes everything back that was drawn since the process was opened. */
  async undoAll(): Promise<void> {
    const undo = this.page.getByRole('button', { name: '撤销' });
    while (await undo.isEnabled()) await undo.click();
    await this.saved();
  }

  async saved(): Promise<void> {
    await this.page.getByText('已保存', { exact: true }).waitFor();
  }

  /** Waits until the checks have said something, or that there is nothing. */
  get checks() {
    return this.page.getByRole('region', { name: '检查' });
  }

  panelText(): Promise<string> {
    return this.page.getByRole('region', { name: '环节设置' }).innerText();
  }
}
