import type { Page } from 'playwright-core';

/** A line of the household in the application. */
export interface Member {
  readonly name: string;
  readonly rel: string;
  readonly work: string;
  readonly health: string;
}

/** Family 周 of the vectors: two parents, two children. */
export const members: readonly Member[] = [
  { name: '周思远', rel: '本人', work: '在读', health: '健康' },
  { name: '周建国', rel: '父亲', work: '有收入', health: '健康' },
  { name: '李梅', rel: '母亲', work: '有收入', health: '慢性病' },
  { name: '周思琪', rel: '兄弟姐妹', work: '在读', health: '健康' },
];

export async function addMember(page: Page, { name, rel, work, health }: Member): Promise<void> {
  await page.getByRole('button', { name: /添加家庭成员/ }).click();
  const entry = page.getByRole('group', { name: /家庭成员/ }).last();
  await entry.getByLabel('姓名', { exact: true }).last().fill(name);
  await entry.getByLabel('与学生的关系', { exact: true }).last().selectOption({ label: rel });
  for (const [group, option] of [
    ['就业就学', work],
    ['健康状况', health],
  ] as const)
    await page
      .getByRole('radiogroup', { name: new RegExp(group) })
      .last()
      .getByText(option, { exact: true })
      .click();
}
