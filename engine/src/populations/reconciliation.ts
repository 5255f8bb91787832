import { formatYuan } from '@onething/forms';
import type { PopulationPlan } from '@onething/processes';
import type { ComparisonRow } from '@onething/rules';
import { writeCsv } from '../payments/csv.js';
import type { ChangedPerson } from './what-if.js';

/**
 * Everybody whose money changes, one a line, with sums below that finance can reckon up; a spreadsheet opens it. The sums over the lines
 * must be those of the run, which the last line says; who is unchanged is not listed.
 */
export function writeReconciliation(people: readonly ChangedPerson[], { who, columns }: PopulationPlan, rows: readonly ComparisonRow[]): Uint8Array {
  const titles = who.map((name) => columns.find((column) => column.name === name)?.title ?? name);
  const head = ['序号', ...titles, '现行等级', '修改后等级', '现行金额（元）', '修改后金额（元）', '差额（元）'];
  const lines = people.map((person, index) => [
    String(index + 1),
    ...who.map((name) => person.who[name] ?? ''),
    ...[person.levelBefore ?? '', person.levelAfter ?? ''],
    ...[yuan(person.before), yuan(person.after), person.before === null || person.after === null ? '' : yuan(person.after - person.before)],
  ]);
  const blank = who.map(() => '');
  const [before, after] = [sum(people.map((person) => person.before)), sum(people.map((person) => person.after))];
  const all = rows.find(({ dimension }) => dimension === 'all');
  const run = (all?.costAfter ?? 0) - (all?.costBefore ?? 0);

  return writeCsv([
    head,
    ...lines,
    ['合计', ...blank, '', String(people.length), yuan(before), yuan(after), yuan(after - before)],
    ['试算记录', ...blank, '', '', yuan(all?.costBefore ?? 0), yuan(all?.costAfter ?? 0), yuan(run)],
    ['核对', ...blank, '', '', '', '', after - before === run ? '一致' : `相差 ${yuan(run - (after - before))} 元`],
  ]);
}

function sum(amounts: readonly (number | null)[]): number {
  return amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);
}

/** Without separators, so that a spreadsheet reads a number. */
function yuan(cents: number | null): string {
  return cents === null ? '' : formatYuan(cents).replaceAll(',', '');
}
