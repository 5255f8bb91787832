import { writeFile } from 'node:fs/promises';
import { formatYuan } from '@onething/forms';
import { type Package, planToMakeUp } from '@onething/processes';
import { done, type Outcome, refused } from '@onething/rules';
import type { Change, Client, Compared, ComparisonRow, Population } from '../../client/index.js';
import type { Command, CommandOptions } from '../command.js';
import type { Say } from '../say.js';
import { type Download, onServer } from '../support/sign-in.js';

/** Tries a change of a package's decisions on frozen people, before anything is published. */
export const whatIf: Command = {
  name: 'what-if',
  takes: 'PACKAGE --population ID|synthetic:N --change parameter=1|decision/pointer=1|draft=ID … [--note TEXT --out MEMO.pdf]',
  title: { zh: '在冻结的人群上试算规则修改：谁受益、谁受损、花多少钱', en: 'try a change on frozen people: who wins, who loses, what it costs' },
  run: async (subject, options, say) => {
    const change = readChange(options.changes ?? []);
    if (!change.ok) return change;
    const told = await onServer(options, async (client, download) => {
      const population = await peopleOf(client, subject, options);
      if (!population.ok) return population;
      return options.note === undefined ? compare(client, population.value, change.value) : keep(client, download, population.value, change.value, options);
    });
    if (!told.ok) return told;
    if (!told.value.ok) return told.value;
    tell(told.value.value, say);

    return done(undefined);
  },
};

interface Told {
  readonly population: Population;
  readonly compared: Compared;
  readonly run?: string;
}

/** `dibaoStandard=130000`, `S1-score/grades/2/from=40`, `draft=…`. */
export function readChange(texts: readonly string[]): Outcome<Change> {
  const change: { draft?: string; parameters: Record<string, number>; edits: Change['edits'] } = { parameters: {}, edits: [] };
  for (const text of texts) {
    const [, place = '', written = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
    const value = Number(written);
    if (place === 'draft') change.draft = written;
    else if (written === '' || !Number.isFinite(value)) return changeUnreadable(text);
    else if (place.includes('/')) change.edits.push({ decision: place.slice(0, place.indexOf('/')), pointer: place.slice(place.indexOf('/')), value });
    else change.parameters[place] = value;
  }
  return done(change);
}

async function compare(client: Client, population: Population, change: Change): Promise<Outcome<Told>> {
  return done({ population, compared: await client.compareOnPopulation(population.id, change) });
}

async function keep(client: Client, download: Download, population: Population, change: Change, { note = '', out, server }: CommandOptions) {
  const run = await client.keepRun(population.id, { change, note });
  if (out) await writeFile(out, await download(new URL(client.memoUrl(run.id), server).href));

  return done<Told>({ population, compared: run, run: run.id });
}

/** The population of that id; made-up people of a demonstration are made first. */
async function peopleOf(client: Client, subject: string, { population = '' }: CommandOptions): Promise<Outcome<Population>> {
  const people = /^synthetic:(\d+)$/.exec(population)?.[1];
  if (people === undefined) {
    const found = (await client.populations()).items.find(({ id, hash, package: name }) => name === subject && (id === population || hash === population));
    return found ? done(found) : populationMissing;
  }
  // The route answers with the package as `processes` reads it.
  const { populations = {} } = (await client.package(subject)).package as Package;
  let made = await client.makePopulation({ package: subject, plan: planToMakeUp(populations), people: Number(people), why: 'onething what-if' });
  while (made.status === 'freezing') {
    await new Promise((resolve) => setTimeout(resolve, 200));
    made = await client.population(made.id);
  }
  return made.status === 'ready' ? done(made) : refused('POPULATION_NOT_READY', made.problem ?? populationMissing.message);
}

function tell({ population, compared, run }: Told, say: Say): void {
  say.line({
    zh: `${population.title}：${population.people} 人，时点 ${population.asOf.slice(0, 10)}，${population.hash}`,
    en: `${population.titleEn ?? population.title}: ${population.people} people as of ${population.asOf.slice(0, 10)}, ${population.hash}`,
  });
  for (const row of compared.rows) say.line(sentence(row));
  if (compared.suppressed)
    say.line({ zh: '少于 10 人的数字及可由合计推出的数字不显示。', en: 'Numbers below 10, and those that would give them away, are not shown.' });
  if (run) say.line({ zh: `已保存为试算 ${run}`, en: `Kept as trial ${run}` });
}

function sentence({ dimension, cell, people, winners, losers, unchanged, open, costBefore, costAfter }: ComparisonRow) {
  const place = dimension === 'all' ? '' : `${dimension} ${cell} `;
  const money = (value: ComparisonRow['costBefore']) => (value === 'suppressed' ? '—' : formatYuan(value));
  const count = (value: ComparisonRow['people']) => (value === 'suppressed' ? '—' : String(value));
  return {
    zh: `${place}${count(people)} 人：受益 ${count(winners)}，受损 ${count(losers)}，不变 ${count(unchanged)}，无法判定 ${count(open)}；费用 ${money(costBefore)} → ${money(costAfter)} 元`,
    en: `${place}${count(people)} people: ${count(winners)} win, ${count(losers)} lose, ${count(unchanged)} unchanged, ${count(open)} open; cost ${money(costBefore)} → ${money(costAfter)} yuan`,
  };
}

function changeUnreadable(text: string): Outcome<never> {
  return refused('CHANGE_UNREADABLE', {
    zh: `看不懂“${text}”：请写 参数=数、判定/位置=数 或 draft=草稿编号，例如 dibaoStandard=130000、S1-score/grades/2/from=40。`,
    en: `"${text}" is not understood: write parameter=number, decision/pointer=number or draft=ID, for example dibaoStandard=130000, S1-score/grades/2/from=40.`,
  });
}

const populationMissing = refused('POPULATION_NOT_FOUND', {
  zh: '请用 --population 指定这个事项包的一个人群（编号或者哈希），演示环境可用 synthetic:100000。',
  en: 'Name a population of this package with --population (its id or hash); in a demonstration synthetic:100000 will do.',
});
