import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type DecisionDefinition, type Facts, inTurn, type Outcome, parseDecision, type Value } from '@onething/rules';
import { compareRuns, costOf, type PopulationColumn, quoted } from '@onething/rules/sql';
import pg from 'pg';
import { type FrozenPopulation, freezePopulation, sourceOf } from '../../engine/src/populations/freeze-population.js';
import { gatherPeople } from '../../engine/src/populations/gather-people.js';
import { openPopulationDatabase, type PopulationDatabase } from '../../engine/src/populations/population-database.js';
import { chainOf, type Side } from '../../engine/src/populations/sides.js';
import { syntheticPeople } from '../../engine/src/populations/synthetic-people.js';
import { type OpenPopulation, runWhatIf } from '../../engine/src/populations/what-if.js';
import { populationSource } from '../../engine/src/stores/population-source.js';
import { openBenchDatabase } from './bench-database.js';
import { type Figure, quantile, report } from './figure.js';
import { aidByJsonRulesEngine } from './one-by-one.js';

/**
 * Student aid as the package has it (D1, S1, D2) over everybody: a whole comparison, the next value while somebody drags, ten million,
 * the same statement on PostgreSQL, and freezing from PostgreSQL. `node … qa/bench/populations.ts 1000000 10000000` runs ten million
 * too (`0` for one of the numbers leaves that part out); CPU times are told beside wall times, because the machine is shared.
 */
const [people = 1_000_000, many = 0] = process.argv.slice(2).map(Number);
const root = path.resolve('examples/student-aid');
const json = (name: string) => JSON.parse(readFileSync(path.join(root, name), 'utf8'));
const plan = json('populations/students.json');
const decisions: Record<string, DecisionDefinition> = Object.fromEntries(
  ['D0-facts', 'S0-facts', 'D1-direct', 'S1-score', 'D7-proposed', 'D2-grants'].map((id) => [id, taken(parseDecision(json(`decisions/${id}.json`)))]),
);
const parameters = Object.fromEntries(
  json('parameters.json').map(({ id, values }: { id: string; values: { value: number }[] }) => [id, values.at(-1)?.value ?? 0]),
);
const baseline: Side = { chain: taken(chainOf(plan, { decisions })), parameters };
const folder = await mkdtemp(path.join(os.tmpdir(), 'onething-bench-populations-'));

/** Baseline, draft and distributions, computed whole and with the baseline remembered, against a scan that only counts the same cells. */
async function comparing(count: number): Promise<readonly Figure[]> {
  const database = await openPopulationDatabase({ threads: 2, memory: '600MB' });
  const frozen = taken(await freezePopulation(database, taken(syntheticPeople(plan, count)), { folder, fields: plan.columns }));
  const inMemory = count <= 2_000_000;
  if (inMemory) await database.run(`CREATE TABLE people AS SELECT * FROM ${sourceOf(frozen)}`);
  const population: OpenPopulation = { hash: frozen.hash, columns: frozen.columns, source: inMemory ? 'people' : sourceOf(frozen) };
  let standard = 120_000;
  const next = (open: OpenPopulation) => () => {
    standard += 1000;
    const draft = { ...baseline, parameters: { ...parameters, dibaoStandard: standard } };
    return runWhatIf(database, open, { baseline, draft, amount: plan.amount, level: plan.level, groups: plan.groups });
  };
  const whole = await timed(next(population), 3);
  const memory = process.memoryUsage().rss / 1e6;
  if (inMemory) await database.run(`CREATE TABLE plain AS ${asTold(frozen)}`);
  const hand = inMemory ? await timed(() => database.rows(byHand('plain')), 3) : undefined;
  const figures = [
    figure(
      `${name(count)}: whole comparison`,
      whole.wall,
      'ms',
      inMemory ? 250 : 3000,
      `${whole.cpu.toFixed(0)} ms CPU on 2 threads, median of 3, ${inMemory ? 'in memory' : 'read from the file'}, a shared machine`,
    ),
  ];
  if (hand)
    figures.push(
      figure(
        `${name(count)}: whole comparison against a statement written by hand`,
        whole.cpu / hand.cpu,
        '× CPU',
        2,
        `${hand.cpu.toFixed(0)} ms CPU by hand over texts and long numbers as the registry has them, same run`,
      ),
    );
  if (inMemory) figures.push(await oneByOne(database, population, whole.cpu, count));
  if (inMemory) {
    await database.run('DROP TABLE plain');
    const dragged = await timed(next({ ...population, baselines: new Map() }), 5);
    figures.push(
      {
        ...figure(`${name(count)}: updates while dragging`, 1000 / dragged.wall, 'a second', 5, `${dragged.cpu.toFixed(0)} ms CPU each, baseline remembered`),
        better: 'higher',
      },
      figure(`${name(count)}: CPU of an update against a whole comparison`, dragged.cpu / whole.cpu, '×', 0.6, 'same run'),
    );
  }
  figures.push(figure(`${name(count)}: memory`, memory, 'MB', 600, 'resident, the whole process, after freezing, opening and comparing'));
  close(database);

  return figures;
}

/** The same decisions by json-rules-engine for ten thousand of the people, who must be given the same in all; told for everybody and both sides. */
async function oneByOne(database: PopulationDatabase, population: OpenPopulation, whole: number, count: number): Promise<Figure> {
  const asked = Math.min(count, 10_000);
  const people = (await database.rows(`SELECT * FROM plain LIMIT ${asked}`)).map(personOf);
  const aid = aidByJsonRulesEngine(decisions, parameters);
  const before = process.cpuUsage();
  let paid = 0;
  for (const person of people) paid += await aid(person);
  const { user, system } = process.cpuUsage(before);
  const source = `(SELECT * FROM ${population.source} LIMIT ${asked})`;
  const sql = taken(costOf({ ...questionOf(baseline), columns: population.columns, source, dialect: 'duckdb', byName: true }, plan.amount));
  const [row] = await database.rows(sql.text, sql.bindings);
  if (Number(row?.cost) !== paid) throw new Error(`json-rules-engine gives ${paid}, the statement ${row?.cost}`);
  const each = (user + system) / 1000 / people.length;

  return {
    ...figure(`${name(count)}: whole comparison against json-rules-engine one by one`, (each * count * 2) / whole, '× less CPU', 1000, ''),
    against: `${each.toFixed(2)} ms CPU a person there, extrapolated from ${people.length} people, who are given the same by both, to all of them on both sides`,
    better: 'higher',
  };
}

const columnTypes: ReadonlyMap<string, string> = new Map(plan.columns.map(({ name: column, type }: { name: string; type: string }) => [column, type]));

function personOf(row: Readonly<Record<string, unknown>>): Facts {
  const value = (column: string, cell: unknown): Value => {
    const type = columnTypes.get(column);
    if (type === 'number' || type === 'money') return Number(cell);
    if (Array.isArray(cell)) return cell.map(String);

    return typeof cell === 'boolean' ? cell : String(cell);
  };
  return Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, value(column, cell)]));
}

/** The people without what freezing knows of them: the texts instead of their numbers. */
function asTold({ columns, file }: FrozenPopulation): string {
  const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const listed = (texts: readonly string[]) => `CAST([${texts.map(literal).join(', ')}] AS VARCHAR[])`;
  const told = columns.map(({ column, codes, lists, narrow }) => {
    const own = quoted(column);
    if (lists) return `list_extract([${lists.map(listed).join(', ')}], ${own} + 1) AS ${own}`;
    if (codes) return `list_extract(${listed(inPlace(codes))}, ${own} + 1) AS ${own}`;
    return narrow ? `CAST(${own} AS BIGINT) AS ${own}` : own;
  });
  return `SELECT ${told.join(', ')} FROM ${sourceOf({ file })}`;
}

function inPlace(codes: Readonly<Record<string, number>>): readonly string[] {
  const texts = new Map(Object.entries(codes).map(([text, number]) => [number, text]));
  return Array.from({ length: 1 + Math.max(...texts.keys()) }, (_, number) => texts.get(number) ?? '');
}

/** The same people as a table of PostgreSQL, asked by the same comparison in its dialect; both must count the same. */
async function onPostgres(count: number): Promise<readonly Figure[]> {
  const database = await openPopulationDatabase({ threads: 2, memory: '600MB' });
  const frozen = taken(await freezePopulation(database, taken(syntheticPeople(plan, count)), { folder, fields: plan.columns }));
  const file = path.join(folder, 'people.csv');
  await database.run(
    `COPY (SELECT * REPLACE ('{' || array_to_string(kinds, ',') || '}' AS kinds) FROM (${asTold(frozen)})) TO '${file}' (FORMAT csv, HEADER true)`,
  );
  const { adminUrl, close: closePostgres } = await openBenchDatabase();
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const types = { number: 'bigint', text: 'text', list: 'text[]', boolean: 'boolean' };
  await client.query(`create table people (${frozen.columns.map(({ column, kind }) => `${quoted(column)} ${types[kind]}`).join(', ')})`);
  await chmod(folder, 0o755);
  await chmod(file, 0o644);
  await client.query(`copy people from '${file}' (format csv, header)`);
  await client.query('analyze people');

  const columns = frozen.columns.map(({ fact, column, kind }): PopulationColumn => ({ fact, column, kind, complete: true }));
  const draft = { ...baseline, parameters: { ...parameters, dibaoStandard: 130_000 } };
  const asked = { amount: plan.amount, level: plan.level, groups: plan.groups };
  const sql = taken(
    compareRuns({ baseline: { ...questionOf(baseline), columns, source: 'people', dialect: 'postgresql', byName: true }, draft: questionOf(draft), ...asked }),
  );
  const run = () => client.query(sql.text, [...sql.bindings]);
  const { wall } = await timed(run, 3);
  const { rows } = await run();
  const population: OpenPopulation = { hash: frozen.hash, columns: frozen.columns, source: sourceOf(frozen) };
  const record = taken(await runWhatIf(database, population, { baseline, draft, ...asked }));
  const told = (row: Readonly<Record<string, unknown>>) => [row.dimension, row.cell, Number(row.people), Number(row.winners), Number(row.cost_after)].join(' ');
  const differ =
    record.rows.length !== rows.length || !record.rows.every((row) => rows.some((other) => told(other) === told({ ...row, cost_after: row.costAfter })));
  if (differ) throw new Error('the two databases count differently');
  await client.end();
  await closePostgres();
  close(database);

  return [
    figure(
      `${name(count)}: the same on PostgreSQL`,
      wall / 1000,
      's',
      2.5,
      `median of 3, the same ${rows.length} rows; some 2.5 s by hand, as the design found`,
    ),
  ];
}

function questionOf({ chain, parameters: values }: Side) {
  return { definitions: inTurn(chain), decision: chain.at(-1)?.id ?? '', parameters: values };
}

/** Students as records of a registry, frozen by the plan of the package with its joins and its expressions. */
async function freezing(count: number): Promise<readonly Figure[]> {
  const { app, owner, close: closePostgres } = await openBenchDatabase();
  const database = await openPopulationDatabase({ threads: 2, memory: '600MB' });
  await owner.raw(`insert into tenant (tenant, name, level, path) values ('330000', '省', 'province', '330000') on conflict do nothing`);
  await owner.raw('alter table registry_record no force row level security');
  await owner.raw(registryRows(count));
  const located = {
    locate: async (_tenant: string, registry: string) => ({
      definition: { id: registry, title: registry, source: 'bench', key: registry === 'student' ? ['studentId'] : [], fields: {} },
      holder: '330000',
    }),
  };
  const began = performance.now();
  const cpu = process.cpuUsage();
  const gathered = taken(
    await gatherPeople(plan, { tenant: '330000', asOf: '2026-09-14', source: populationSource(app), registries: located, package: { decisions }, parameters }),
  );
  const frozen = taken(await freezePopulation(database, gathered.people, { folder, fields: plan.columns, key: Buffer.alloc(32, 1), progress: bar(count) }));
  const used = process.cpuUsage(cpu);
  close(database);
  await closePostgres();

  return [
    figure(
      `freezing ${count.toLocaleString('en')} records from PostgreSQL`,
      (performance.now() - began) / 1000,
      's',
      (20 * count) / 1_000_000,
      `${((used.user + used.system) / 1e6).toFixed(1)} s CPU of this process, ${frozen.people} people, joins, preparation and encryption included`,
    ),
  ];
}

function registryRows(count: number): string {
  return `insert into registry_record (tenant, registry, key, data, source, provenance, created_at, updated_at)
    select '330000', 'student', 'S' || lpad(i::text, 8, '0'), jsonb_build_object('studentId', 'S' || lpad(i::text, 8, '0'), 'idNo', 'I' || i, 'name', '学生', 'schoolId', 'SCH' || i % 1000,
      'schoolName', '学校' || i % 1000, 'stage', (array['小学','初中','普高'])[1 + i % 3], 'status', '在籍在读', 'boarding', i % 5 = 0, 'householdNo', 'H' || i, 'guardianIdNos', jsonb_build_array('G' || i)), 'bench', 'bench', now(), now()
    from generate_series(1, ${count}) as i
    union all select '330000', 'assistance', 'A' || i, jsonb_build_object('idNo', 'I' || i * 40, 'category', '低保'), 'bench', 'bench', now(), now() from generate_series(1, ${Math.floor(count / 40)}) as i`;
}

/** What somebody would write who knows the rules of today, that nothing is missing, and which numbers matter. */
function byHand(source: string): string {
  const score = (line: number) =>
    `CASE WHEN "incomePerCapita" <= ${line} THEN 40 WHEN 2 * "incomePerCapita" <= ${3 * line} THEN 30 WHEN "incomePerCapita" <= ${2 * line} THEN 20 WHEN "incomePerCapita" <= ${3 * line} THEN 10 ELSE 0 END + points`;
  const points = `CASE WHEN earners = 0 THEN 15 WHEN earners = 1 AND dependants >= 3 THEN 10 ELSE 0 END + CASE WHEN "medicalYuan" >= 30000 THEN 15 WHEN "medicalYuan" >= 10000 THEN 8 ELSE 0 END + CASE WHEN "hitByDisaster" THEN 15 ELSE 0 END + CASE WHEN "childrenInSchool" >= 3 THEN 10 WHEN "childrenInSchool" = 2 THEN 5 ELSE 0 END + CASE WHEN single THEN 5 ELSE 0 END - CASE WHEN assets THEN 20 ELSE 0 END`;
  const direct = `CASE WHEN len(kinds) = 0 THEN '' WHEN list_has_any(kinds, ['低保', '特困', '孤儿', '事实无人抚养', '烈士子女', '防返贫监测', '脱贫户', '残疾学生']) THEN '特别困难' ELSE '困难' END`;
  const level = (name: string) =>
    `CASE WHEN direct <> '' THEN direct WHEN ${name} >= 60 THEN '特别困难' WHEN ${name} >= 45 THEN '困难' WHEN ${name} >= 30 THEN '一般困难' ELSE '不认定' END`;
  const amount = (name: string) =>
    `CASE WHEN ${name} = '不认定' THEN 0 ELSE CASE stage WHEN '幼儿园' THEN CASE ${name} WHEN '特别困难' THEN 300000 WHEN '困难' THEN 150000 ELSE 0 END WHEN '小学' THEN CASE WHEN boarding THEN 100000 WHEN special THEN 50000 ELSE 0 END + CASE WHEN ${name} = '特别困难' THEN 100000 ELSE 0 END WHEN '初中' THEN CASE WHEN boarding THEN 125000 WHEN special THEN 62500 ELSE 0 END + CASE WHEN ${name} = '特别困难' THEN 100000 ELSE 0 END WHEN '普高' THEN CASE ${name} WHEN '特别困难' THEN 460000 WHEN '困难' THEN 200000 ELSE 100000 END WHEN '中职' THEN CASE WHEN "yearGrade" IN ('一年级', '二年级') THEN 200000 ELSE 0 END ELSE CASE ${name} WHEN '特别困难' THEN 440000 WHEN '困难' THEN 330000 ELSE 220000 END END END`;
  return `WITH f AS (SELECT *, ${points} AS points, ${direct} AS direct FROM ${source}), s AS (SELECT *, ${score(120_000)} AS s1, ${score(130_000)} AS s2 FROM f), l AS (SELECT *, ${level('s1')} AS l1, ${level('s2')} AS l2 FROM s), a AS (SELECT county, stage, "schoolName", "incomeBand", l1, l2, ${amount('l1')} AS a1, ${amount('l2')} AS a2 FROM l)
    SELECT county, stage, "schoolName", "incomeBand", l1, l2, COUNT(*) AS people, COUNT(*) FILTER (WHERE a2 > a1) AS winners, COUNT(*) FILTER (WHERE a2 < a1) AS losers, SUM(a1) AS cost_before, SUM(a2) AS cost_after
    FROM a GROUP BY GROUPING SETS ((), (county), (stage), ("schoolName"), ("incomeBand"), (l2), (l1, l2)) ORDER BY people DESC`;
}

/** Median wall and CPU milliseconds; the first run is not counted. */
async function timed(run: () => Promise<unknown>, turns: number): Promise<{ readonly wall: number; readonly cpu: number }> {
  await run();
  const [walls, cpus]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < turns; turn += 1) {
    const [began, before] = [performance.now(), process.cpuUsage()];
    await run();
    const { user, system } = process.cpuUsage(before);
    walls.push(performance.now() - began);
    cpus.push((user + system) / 1000);
  }
  return { wall: quantile(walls, 0.5), cpu: quantile(cpus, 0.5) };
}

function figure(title: string, value: number, unit: string, goal: number, against: string): Figure {
  return { name: title, value, unit, goal, better: 'lower', against };
}

function name(count: number): string {
  return `student aid over ${count.toLocaleString('en')} people`;
}

function bar(count: number): (done: number) => void {
  return (made) => process.stdout.write(made % 100_000 === 0 ? `\r${'█'.repeat(Math.round((20 * made) / count))} ${made.toLocaleString('en')}\n` : '');
}

function close(database: PopulationDatabase): void {
  database.close();
}

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.code} ${outcome.message.en}`);
}

if (people > 0) report(await comparing(people));
if (many > 0) report(await comparing(many));
if (people > 0) report(await onPostgres(Math.min(people, 1_000_000)));
if (people > 0) report(await freezing(Math.min(people, 1_000_000)));
await rm(folder, { recursive: true, force: true });
