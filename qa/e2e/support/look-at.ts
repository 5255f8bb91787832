import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { root } from '../../source-files.js';

const folder = join(root, 'qa/e2e/screenshots');

/** Every page that a journey passes is photographed, checked by axe, and must not scroll sideways. */
export async function lookAt(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  // What is still loading has no heading yet, and is nothing to look at.
  await page.locator('h1').first().waitFor();
  const width = page.viewportSize()?.width ?? 0;
  await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });

  // The diagram is a picture drawn by bpmn-js; its SVG has no roles to check.
  const { violations } = await new AxeBuilder({ page }).exclude('.djs-container').analyze();
  expect(violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);

  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect({ page: name, sideways: overflow }).toEqual({ page: name, sideways: 0 });
}

/** Adds to `complaints` what a page must never say: errors of scripts and broken rules of the content security policy. */
export function listenTo(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
  });
}
