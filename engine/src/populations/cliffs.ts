import type { PopulationPlan } from '@onething/processes';
import { amountOf, compileInTurn, done, type Facts, findCliffs, type Outcome, type Value } from '@onething/rules';
import { quoted } from '@onething/rules/sql';
import type { PopulationDatabase } from './population-database.js';
import type { CliffEntry } from './populations.js';
import type { Side } from './sides.js';
import type { OpenPopulation } from './what-if.js';

/** The side to look at, and the people. */
export interface CliffQuestion {
  readonly draft: Side;
  readonly plan: PopulationPlan;
  readonly open: OpenPopulation;
  readonly database: PopulationDatabase;
  /** Numbers of people below this are not told. */
  readonly small: number;
}

/** A person decided alone costs a few tenths of a millisecond, a thousand of them half a second. */
const [sampled, parts] = [16, 96];
const mostCliffs = 10;

/** Edges that people would fall over, found person by person in a sample of the population, and how many stand within a tenth below each. */
export async function cliffsOf(question: CliffQuestion, fact: string): Promise<Outcome<readonly CliffEntry[]>> {
  const { draft, open, database, plan, small } = question;
  const chain = compileInTurn(draft.chain);
  if (!chain.ok) return chain;
  const column = open.columns.find((one) => one.fact === fact && one.kind === 'number');
  if (!column) return done([]);

  const name = quoted(column.column);
  const [range] = await database.rows(`SELECT MIN(${name}) AS least, MAX(${name}) AS most FROM ${open.source}`);
  const people = await database.rows(`SELECT * FROM ${open.source} WHERE ${name} IS NOT NULL USING SAMPLE reservoir(${sampled} ROWS) REPEATABLE (7)`);
  const [from, to] = [Number(range?.least ?? 0), Number(range?.most ?? 0)];
  const found = people.flatMap((person) => {
    const facts = { ...factsOf(person, open), params: draft.parameters };
    const amountAt = (value: number) => amountOf(chain.value.evaluate({ ...facts, [fact]: value })[plan.amount.decision], plan.amount.output) ?? 0;
    return findCliffs({ amountAt, from, to, parts });
  });
  const deepest = new Map<number, (typeof found)[number]>();
  for (const cliff of found) if (depth(cliff) > depth(deepest.get(cliff.at))) deepest.set(cliff.at, cliff);
  const worst = [...deepest.values()].sort((a, b) => depth(b) - depth(a)).slice(0, mostCliffs);

  const entries: CliffEntry[] = [];
  for (const cliff of worst.sort((a, b) => a.at - b.at)) {
    const [row] = await database.rows(`SELECT COUNT(*) AS near FROM ${open.source} WHERE ${name} BETWEEN ${cliff.at * 0.9} AND ${cliff.at}`);
    const near = Number(row?.near ?? 0);
    entries.push({ ...cliff, near: near < small ? 'suppressed' : near });
  }
  return done(entries);
}

function depth(cliff: { readonly before: number; readonly after: number } | undefined): number {
  return cliff ? cliff.before - cliff.after : 0;
}

/** A row of the population as the facts that it answers. */
function factsOf(row: Readonly<Record<string, unknown>>, { columns }: OpenPopulation): Facts {
  return Object.fromEntries(
    columns.flatMap(({ fact, column, kind, known }): [string, Value][] => {
      const value = row[column];
      if (value === null || value === undefined) return known !== undefined && row[known] === true ? [[fact, null]] : [];
      if (kind === 'number') return [[fact, Number(value)]];
      if (kind === 'list') return [[fact, Array.isArray(value) ? value.map(String) : []]];

      return [[fact, typeof value === 'boolean' ? value : String(value)]];
    }),
  );
}
