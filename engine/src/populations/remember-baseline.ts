import { createHash } from 'node:crypto';
import { done, type Outcome } from '@onething/rules';
import { type Comparison, quoted, rememberBaseline } from '@onething/rules/sql';
import type { PopulationDatabase } from './population-database.js';

/** Tables of the column store that remember what a baseline computes of a population, by what was asked. */
export type Baselines = Map<string, Promise<Outcome<RememberedTable>>>;

export interface RememberedTable {
  readonly source: string;
  readonly remembered: NonNullable<Comparison['remembered']>;
}

const mostRemembered = 2;

/** Made with the first question, read by all that follow; the oldest goes when another baseline is asked for. */
export async function rememberedTable(database: PopulationDatabase, baselines: Baselines, asked: Omit<Comparison, 'draft'>): Promise<Outcome<RememberedTable>> {
  const key = createHash('sha256').update(JSON.stringify(asked)).digest('hex');
  const known = baselines.get(key);
  if (known) return known;
  const making = make(key);
  baselines.set(key, making);
  // A failure is not remembered: the next question tries again.
  making.catch(() => baselines.delete(key));
  for (const oldest of [...baselines.keys()].slice(0, Math.max(0, baselines.size - mostRemembered))) {
    baselines.delete(oldest);
    await forgetTable(database, oldest);
  }
  return making;

  async function make(name: string): Promise<Outcome<RememberedTable>> {
    const [table, cells] = tablesOf(name);
    const statements = rememberBaseline(asked, { who: [], table, cells });
    if (!statements.ok) return statements;
    for (const { text, bindings } of statements.value.make) await database.rows(text, bindings);

    return done({ source: table, remembered: statements.value.remembered });
  }
}

/** Drops all that is remembered of a population. */
export async function forgetBaselines(database: PopulationDatabase, baselines: Baselines): Promise<void> {
  for (const key of baselines.keys()) await forgetTable(database, key);
  baselines.clear();
}

async function forgetTable(database: PopulationDatabase, key: string): Promise<void> {
  for (const table of tablesOf(key)) await database.run(`DROP TABLE IF EXISTS ${table}`);
}

function tablesOf(key: string): readonly [string, string] {
  return [quoted(`remembered ${key}`), quoted(`cells ${key}`)];
}
