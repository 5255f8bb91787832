import type { PlanColumn, PopulationPlan, Sample } from '@onething/processes';
import { done, type Outcome, refused, type Value } from '@onething/rules';
import { quoted } from '@onething/rules/sql';

const mostPeople = 10_000_000;

/**
 * A query that makes people up, the same in every run, spread as the samples of the columns say. Nobody is in it: a demonstration
 * has no province's registry. Refused: `PLAN_INVALID` without samples or above ten million.
 */
export function syntheticPeople({ columns }: Pick<PopulationPlan, 'columns'>, people: number): Outcome<{ readonly sql: string }> {
  const without = columns.find(({ sample, expr, bands }) => !sample && !bands && expr === undefined);
  if (without || people < 1 || people > mostPeople)
    return refused('PLAN_INVALID', {
      zh: without ? `列“${without.name}”没有说明虚构人群怎样分布。` : `虚构人群须为 1 至 ${mostPeople} 人。`,
      en: without ? `The column "${without.name}" does not say how made-up people are spread.` : `Made-up people are 1 to ${mostPeople}.`,
    });

  const made = columns.filter(({ bands }) => !bands).flatMap((column, index) => cellsOf(column, index));
  return done({ sql: `SELECT ${made.join(', ')} FROM range(${Math.trunc(people)}) AS person(i)` });
}

function cellsOf({ name, type, nullable, sample }: PlanColumn, salt: number): readonly string[] {
  const value = sample ? sampled(sample, salt) : 'NULL';
  const typed = `CAST(${value} AS ${{ number: 'DOUBLE', money: 'DOUBLE', text: 'VARCHAR', texts: 'VARCHAR', boolean: 'BOOLEAN' }[type]}) AS ${quoted(name)}`;

  return nullable ? [typed, `TRUE AS ${quoted(`${name} known`)}`] : [typed];
}

/** From 0 up to 1, another one for each column of a person. One number is hashed: the hashes of a pair go together. */
const chance = (salt: number) => `(hash(i * 128 + ${salt}) / 18446744073709551616.0)`;

function sampled(sample: Sample, salt: number): string {
  if ('notEmpty' in sample) return `${quoted(sample.notEmpty)} <> ''`;
  if (!('values' in sample)) {
    const { from, to, step, skew = 1 } = sample;
    const steps = Math.floor((to - from) / step) + 1;
    return `${from} + ${step} * FLOOR(POWER(${chance(salt)}, ${skew}) * ${steps})`;
  }
  const total = sample.values.reduce((sum, [, weight]) => sum + weight, 0);
  let below = 0;
  const branches = sample.values.map(([value, weight]) => {
    below += weight;
    return `WHEN ${chance(salt)} < ${below / total} THEN ${literal(value)}`;
  });
  return `CASE ${branches.join(' ')} END`;
}

function literal(value: Value): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = Array.isArray(value) ? value.join('\u001f') : String(value);

  return `'${text.replaceAll("'", "''")}'`;
}
