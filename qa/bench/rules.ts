import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  type Condition,
  checkDecision,
  compileDecision,
  compileGraph,
  type DecisionTableDefinition,
  type Facts,
  type RuleSetDefinition,
} from '@onething/rules';
import { compareRuns, type PopulationColumn } from '@onething/rules/sql';
import { openPopulationDatabase } from '../../engine/src/populations/population-database.js';
import { ruleSetEngine } from '../../engine/src/second-opinion/run-rule-set.js';
import { studentAid, studentAidParameters } from '../../rules/src/sql/testing/student-aid.js';
import { type Figure, quantile, report } from './figure.js';
import { zenEngine } from './zen-engine.js';

/** Rules: one case, a whole population, a large table. Both sides of a ratio are measured in this run. */
// A tenth of the people here, so that every run has them; a million of the package's own decisions are asked in populations.ts.
const people = Number(process.argv[2] ?? 100_000);

/** Twenty rules over nested facts against json-rules-engine: the result with its reasons at hand, and with its reasons read. */
async function oneCase(): Promise<readonly Figure[]> {
  const rules = Array.from({ length: 20 }, (_, index) => ({ id: `r${index}`, conditions: conditionOf(index), event: { type: `e${index}` } }));
  const definition: RuleSetDefinition = { id: 'R', kind: 'rule-set', title: 'R', facts: { person: { title: 'person', type: 'object' } }, rules };
  const decision = compileDecision(definition);
  const theirs = ruleSetEngine(definition);
  if (!decision.ok || !theirs) throw new Error('the rules do not compile');

  const facts: Facts = { person: { income: { year: 30_000 }, age: 17, city: 'hz' } };
  const { evaluate } = decision.value;
  const [own, read] = [await cpuOf(30_000, () => evaluate(facts)), await cpuOf(30_000, () => evaluate(facts).explanation)];
  const other = await cpuOf(300, () => theirs(facts));
  const figure = (name: string, mine: number, goal: number): Figure => ({
    ...{ name, goal, value: other / mine, unit: '× less CPU', better: 'higher' },
    against: `${mine.toFixed(1)} µs here, ${other.toFixed(0)} µs there, same run`,
  });

  return [
    figure('one case of 20 rules, reasons at hand, against json-rules-engine', own, 200),
    figure('one case of 20 rules, reasons read, against json-rules-engine', read, 50),
  ];
}

function conditionOf(index: number): Condition {
  const path = { fact: 'person', path: '$.income.year' };
  return {
    all: [
      { ...path, operator: 'lessThan', value: 2000 * index },
      {
        any: [
          { fact: 'person', path: '$.age', operator: 'lessThan', value: 18 },
          { fact: 'person', path: '$.city', operator: 'equal', value: 'hz' },
        ],
      },
    ],
  };
}

const tableFigure = { name: 'one case of a table of 20 rows, reasons at hand, against zen-engine', unit: '× less CPU', goal: 20, better: 'higher' as const };

/** A table of twenty rows over three inputs, against the same rows in zen-engine. Where that cannot be had the figure says so and is not reached. */
async function oneTable(): Promise<readonly Figure[]> {
  const zen = await zenEngine();
  if ('missing' in zen) return [{ ...tableFigure, value: 0, against: `zen-engine could not be fetched: ${zen.missing}` }];
  const fields = ['income', 'age', 'city'];
  const rows = Array.from({ length: 20 }, (_, index) => ({
    id: `r${index}`,
    when: [`< ${(index + 1) * 1500}`, `>= ${index % 4}`, index % 3 === 0 ? '"nb"' : '"hz"'],
    then: { out: index },
  }));
  const table: DecisionTableDefinition = {
    ...{ id: 'T', kind: 'decision-table', title: 'T', hitPolicy: 'F' },
    facts: { income: { title: 'income', type: 'number' }, age: { title: 'age', type: 'number' }, city: { title: 'city', type: 'string' } },
    inputs: fields.map((id) => ({ id, title: id, expr: id })),
    outputs: [{ id: 'out', title: 'out', type: 'number' }],
    rows,
  };
  const decision = compileDecision(table);
  if (!decision.ok) throw new Error(decision.message.en);
  const theirs = new zen.ZenEngine().createDecision(Buffer.from(JSON.stringify(zenTable(fields, rows))));
  const facts: Facts = { income: 29_000, age: 17, city: 'hz' };
  const evaluation = decision.value.evaluate(facts);
  const { result } = await theirs.evaluate({ ...facts });
  if (evaluation.status !== 'decided' || evaluation.output.out !== result.out) throw new Error('the tables disagree');

  const [own, other] = [await cpuOf(30_000, () => decision.value.evaluate(facts)), await cpuOf(3000, () => theirs.evaluate({ ...facts }))];
  return [{ ...tableFigure, value: other / own, against: `${own.toFixed(1)} µs here, ${other.toFixed(0)} µs there, same run` }];
}

/** The rows in that engine's own format: an input, a table, an output. */
function zenTable(fields: readonly string[], rows: DecisionTableDefinition['rows']) {
  const node = (id: string, type: string, content?: object) => ({ id, type, name: id, position: { x: 0, y: 0 }, ...(content ? { content } : {}) });
  const content = {
    hitPolicy: 'first',
    inputs: fields.map((field) => ({ id: field, name: field, field, type: 'expression' })),
    outputs: [{ id: 'o', name: 'o', field: 'out', type: 'expression' }],
    rules: rows.map(({ id, when, then }) => ({ _id: id, ...Object.fromEntries(fields.map((field, index) => [field, when[index]])), o: String(then.out) })),
  };
  const nodes = [node('in', 'inputNode'), node('table', 'decisionTableNode', content), node('out', 'outputNode')];
  const edge = (sourceId: string, targetId: string) => ({ id: `${sourceId}-${targetId}`, sourceId, targetId, type: 'edge' });

  return { contentType: 'application/vnd.gorules.decision', nodes, edges: [edge('in', 'table'), edge('table', 'out')] };
}

async function cpuOf(turns: number, run: () => unknown): Promise<number> {
  for (let turn = 0; turn < turns / 5; turn += 1) await run();
  const before = process.cpuUsage();
  for (let turn = 0; turn < turns; turn += 1) await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / turns;
}

const kinds: Readonly<Record<string, PopulationColumn['kind']>> = {
  income: 'number',
  earners: 'number',
  dependants: 'number',
  medical: 'number',
  children: 'number',
  disaster: 'boolean',
  single: 'boolean',
  assets: 'boolean',
  boarding: 'boolean',
  stage: 'text',
};

/** Student aid over everybody: baseline, draft and distributions in one statement, against the same written by hand and against closures one by one. */
async function population(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'onething-bench-rules-'));
  const database = await openPopulationDatabase({ threads: 2, memory: '600MB' });
  const file = path.join(folder, 'people.parquet');
  await database.run(`COPY (${synthetic(people)}) TO '${file}' (FORMAT parquet)`);
  const columns: readonly PopulationColumn[] = [
    { fact: 'group', column: 'group', kind: 'text', known: 'group known', complete: true },
    ...Object.entries(kinds).map(([fact, kind]) => ({ fact, column: fact, kind, complete: true })),
  ];
  const side = { definitions: studentAid, decision: 'D2' };
  const draft = { ...side, parameters: { ...studentAidParameters, line: 90_000 } };
  const source = `read_parquet('${file}')`;
  const sql = compareRuns({
    baseline: { ...side, parameters: studentAidParameters, columns, source, dialect: 'duckdb' },
    draft,
    amount: { decision: 'D2', output: 'amount' },
    level: { decision: 'L1', output: 'level' },
    groups: ['county', 'stage'],
  });
  if (!sql.ok) throw new Error(sql.message.en);

  const [own, hand] = [await wallOf(() => database.rows(sql.value.text, sql.value.bindings)), await wallOf(() => database.rows(byHand(source)))];
  const [ours, theirs] = [await database.rows(sql.value.text, sql.value.bindings), await database.rows(byHand(source))];
  const total = ours.find(({ dimension }) => dimension === 'all');
  if (Number(total?.cost_before) !== Number(theirs[0]?.cost_before) || Number(total?.cost_after) !== Number(theirs[0]?.cost_after))
    throw new Error(`the statements disagree: ${JSON.stringify([total, theirs[0]])}`);
  const sample = await database.rows(`SELECT * FROM ${source} LIMIT 2000`);
  const alone = oneByOne(sample.map(personOf));
  database.close();
  await rm(folder, { recursive: true, force: true });

  const word = `${people.toLocaleString('en')} students, baseline, draft and distributions`;
  return [
    { name: `${word}: time`, value: own, unit: 'ms', goal: 250, better: 'lower', against: 'median of 5 on DuckDB with 2 threads, on a shared machine' },
    {
      name: `${word} against a statement written by hand`,
      value: own / hand,
      unit: '×',
      goal: 2,
      better: 'lower',
      against: `${hand.toFixed(0)} ms by hand, totals equal, same run`,
    },
    {
      name: `${word} against our closures one by one`,
      value: (alone * people * 2) / 1000 / own,
      unit: '× faster',
      goal: 10,
      better: 'higher',
      against: `${alone.toFixed(0)} µs CPU a person, extrapolated from ${sample.length} people`,
    },
    {
      name: 'memory after the population run',
      value: process.memoryUsage().rss / 1e6,
      unit: 'MB',
      goal: 600,
      better: 'lower',
      against: 'resident, the whole process',
    },
  ];
}

async function wallOf(run: () => Promise<unknown>): Promise<number> {
  await run();
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const before = performance.now();
    await run();
    times.push(performance.now() - before);
  }
  return quantile(times, 0.5);
}

function personOf(row: Readonly<Record<string, unknown>>): Facts {
  const value = (name: string) => (kinds[name] === 'number' ? Number(row[name]) : kinds[name] === 'boolean' ? row[name] === true : String(row[name]));
  return {
    params: studentAidParameters,
    group: row.group === null ? null : String(row.group),
    ...Object.fromEntries(Object.keys(kinds).map((name) => [name, value(name)])),
  };
}

/** CPU microseconds a person of the compiled closures, explanation included. */
function oneByOne(sample: readonly Facts[]): number {
  const decision = compileGraph(studentAid, 'D2');
  if (!decision.ok) throw new Error(decision.message.en);
  for (const facts of sample.slice(0, 200)) decision.value.evaluate(facts);
  const before = process.cpuUsage();
  for (const facts of sample) decision.value.evaluate(facts);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / sample.length;
}

function synthetic(count: number): string {
  const spread = (salt: number, size: number) => `CAST(hash(i, ${salt}) % ${size} AS BIGINT)`;
  return `SELECT 'county ' || ${spread(1, 90)} AS county, CASE ${spread(2, 12)} WHEN 0 THEN '低保' WHEN 1 THEN '低边' WHEN 2 THEN '孤儿' END AS "group", TRUE AS "group known",
    ${spread(3, 300_000)} AS income, ${spread(4, 3)} AS earners, ${spread(5, 5)} AS dependants, ${spread(6, 4_000_000)} AS medical, ${spread(7, 20)} = 0 AS disaster,
    ${spread(8, 4)} AS children, ${spread(9, 5)} = 0 AS single, ${spread(10, 6)} = 0 AS assets, ${spread(12, 2)} = 0 AS boarding,
    CASE ${spread(11, 5)} WHEN 0 THEN '小学' WHEN 1 THEN '初中' WHEN 2 THEN '普高' WHEN 3 THEN '中职' ELSE '高校' END AS stage FROM range(${count}) AS t(i)`;
}

/** The same question as somebody would write it who knows that nothing is missing. */
function byHand(source: string): string {
  const score = (line: number) =>
    `LEAST(GREATEST(CASE WHEN income <= ${line} THEN 40 WHEN 2 * income <= 3 * ${line} THEN 30 WHEN income <= 2 * ${line} THEN 20 WHEN income <= 3 * ${line} THEN 10 ELSE 0 END + CASE WHEN earners = 0 THEN 15 WHEN earners = 1 AND dependants >= 3 THEN 10 ELSE 0 END + CASE WHEN medical >= 3000000 THEN 15 WHEN medical >= 1000000 THEN 8 ELSE 0 END + CASE WHEN disaster THEN 15 ELSE 0 END + CASE WHEN children >= 3 THEN 10 WHEN children >= 2 THEN 5 ELSE 0 END + CASE WHEN single THEN 5 ELSE 0 END - CASE WHEN assets THEN 20 ELSE 0 END, 0), 100)`;
  const level = (name: string) =>
    `CASE WHEN "group" IN ('低保', '孤儿') THEN '特别困难' WHEN "group" = '低边' THEN '困难' WHEN ${name} >= 60 THEN '特别困难' WHEN ${name} >= 45 THEN '困难' WHEN ${name} >= 30 THEN '一般困难' ELSE '不认定' END`;
  const amount = (name: string) =>
    `100 * (CASE WHEN stage = '小学' AND boarding THEN 1000 WHEN stage = '初中' AND boarding THEN 1250 WHEN stage = '小学' AND ${name} = '特别困难' THEN 500 WHEN stage = '初中' AND ${name} = '特别困难' THEN 625 ELSE 0 END + CASE WHEN stage IN ('小学', '初中') AND ${name} = '特别困难' THEN 1000 ELSE 0 END + CASE WHEN stage = '普高' THEN CASE ${name} WHEN '特别困难' THEN 3000 WHEN '困难' THEN 2000 WHEN '一般困难' THEN 1000 ELSE 0 END WHEN stage = '中职' THEN 2000 WHEN stage = '高校' THEN CASE ${name} WHEN '特别困难' THEN 4400 WHEN '困难' THEN 3300 WHEN '一般困难' THEN 2200 ELSE 0 END ELSE 0 END)`;
  return `WITH s AS (SELECT *, ${score(81_000)} AS s1, ${score(90_000)} AS s2 FROM ${source}), l AS (SELECT *, ${level('s1')} AS l1, ${level('s2')} AS l2 FROM s), a AS (SELECT county, stage, l2, ${amount('l1')} AS a1, ${amount('l2')} AS a2 FROM l)
    SELECT county, stage, l2, COUNT(*) AS people, SUM(CASE WHEN a2 > a1 THEN 1 ELSE 0 END) AS winners, SUM(CASE WHEN a2 < a1 THEN 1 ELSE 0 END) AS losers, SUM(a1) AS cost_before, SUM(a2) AS cost_after FROM a GROUP BY GROUPING SETS ((), (county), (stage), (l2)) ORDER BY people DESC`;
}

/** Gaps and overlaps of a table of 2,000 rows over 8 inputs. */
function largeTable(): Figure {
  const names = Array.from({ length: 8 }, (_, index) => `i${index}`);
  const rows = Array.from({ length: 2000 }, (_, index) => ({
    id: `r${index}`,
    when: names.map((_, at) => (at === 0 ? `[${index}..${index + 1})` : at < 3 ? `>= ${index % (at + 5)}` : '-')),
    then: { out: index },
  }));
  const table: DecisionTableDefinition = {
    id: 'T',
    kind: 'decision-table',
    title: 'T',
    hitPolicy: 'U',
    facts: Object.fromEntries(names.map((name) => [name, { title: name, type: 'number' as const }])),
    inputs: names.map((name) => ({ id: name, title: name, expr: name })),
    outputs: [{ id: 'out', title: 'out', type: 'number' }],
    rows,
  };
  const before = process.cpuUsage();
  const findings = checkDecision(table);
  const { user, system } = process.cpuUsage(before);
  return {
    name: 'checks of a table of 2,000 rows and 8 inputs',
    value: (user + system) / 1e6,
    unit: 's CPU',
    goal: 2,
    better: 'lower',
    against: `${findings.length} findings, this run`,
  };
}

report([...(await oneCase()), ...(await oneTable())]);
report(await population());
report([largeTable()]);
