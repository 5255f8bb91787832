import type { Join, Package, PlanColumn, PopulationPlan } from '@onething/processes';
import {
  type CompiledExpression,
  compileDecision,
  compileExpression,
  type DecisionDefinition,
  done,
  type FormulaDefinition,
  type Outcome,
  refused,
  type Value,
} from '@onething/rules';
import { rootVariables } from '../runtime/step-rows-of.js';
import type { Freshness, PopulationSource } from '../stores/population-source.js';
import type { RegistryStore } from '../stores/registry-store.js';

type Facts = Readonly<Record<string, Value>>;

/** Where people are read from, for one tenant and one day. */
export interface Gathering {
  readonly tenant: string;
  /** Civil date for which the facts are told. */
  readonly asOf: string;
  readonly source: PopulationSource;
  readonly registries: Pick<RegistryStore, 'locate'>;
  readonly package: Pick<Package, 'decisions'>;
  readonly parameters: Facts;
}

/** The people of a plan as rows of its columns, and how fresh the registries are that they come from. */
export interface Gathered {
  readonly people: AsyncGenerator<Facts>;
  readonly freshness: readonly Freshness[];
}

/**
 * Reads people one by one from a registry or from closed cases, joins what other registries say of them, prepares facts by decisions,
 * and computes the columns: nothing else of a person is kept. Joined registries are held in memory by the field that is asked for.
 * Refused: `REGISTRY_NOT_FOUND`, `DECISION_NOT_FOUND`, `PLAN_INVALID` for an expression.
 */
export async function gatherPeople(plan: PopulationPlan, gathering: Gathering): Promise<Outcome<Gathered>> {
  const prepare = preparation(plan, gathering);
  if (!prepare.ok) return prepare;
  const columns = compiledColumns(plan.columns);
  if (!columns.ok) return columns;
  const base = await baseOf(plan, gathering);
  if (!base.ok) return base;
  const joined: JoinedRecords[] = [];
  for (const join of plan.joins) {
    const records = await joinOf(join, gathering);
    if (!records.ok) return records;
    joined.push(records.value);
  }
  const county = await gathering.source.tenantName(gathering.tenant);
  const only = plan.only === undefined ? undefined : compileExpression(plan.only);
  if (only && !only.ok) return only;
  const known = { county, asOf: gathering.asOf, case: { date: gathering.asOf }, params: gathering.parameters, ...plan.given };

  return done({
    people: rowsFrom(base.value.records, (record) => {
      const facts: Record<string, Value> = { ...known, ...record };
      if (only && !holds(only.value, facts)) return undefined;
      for (const { as, find } of joined) facts[as] = find(facts);
      for (const give of prepare.value) Object.assign(facts, give(facts));

      return Object.fromEntries(columns.value.flatMap(({ name, read }): [string, Value][] => entryOf(name, read(facts))));
    }),
    freshness: [...base.value.freshness, ...joined.map(({ freshness }) => freshness)],
  });
}

async function* rowsFrom(records: AsyncGenerator<readonly Facts[]>, row: (record: Facts) => Facts | undefined): AsyncGenerator<Facts> {
  for await (const page of records) {
    for (const record of page) {
      const made = row(record);
      if (made) yield made;
    }
  }
}

function holds({ evaluate }: CompiledExpression, facts: Facts): boolean {
  const result = evaluate(facts);
  return result.status === 'value' && result.value === true;
}

/** What is unknown is left away, so that it is frozen as unknown and not as null. */
function entryOf(name: string, value: Value | undefined): [string, Value][] {
  return value === undefined ? [] : [[name, value]];
}

/** What a decision gives; nothing where it cannot be made. */
type Give = (facts: Facts) => Facts;

function preparation({ prepare }: PopulationPlan, { package: from }: Gathering): Outcome<readonly Give[]> {
  const gives: Give[] = [];
  for (const id of prepare) {
    const definition = from.decisions[id];
    if (!definition) return refused('DECISION_NOT_FOUND', { zh: `事项包里没有判定“${id}”。`, en: `The package has no decision "${id}".` });
    const give = definition.kind === 'formula' ? formulaGives(definition) : decisionGives(definition);
    if (!give.ok) return give;
    gives.push(give.value);
  }
  return done(gives);
}

function decisionGives(definition: DecisionDefinition): Outcome<Give> {
  const decision = compileDecision(definition);
  if (!decision.ok) return decision;

  return done((facts) => {
    const evaluation = decision.value.evaluate(facts);
    return evaluation.status === 'decided' ? evaluation.output : {};
  });
}

/** A formula line by line as its decision computes it, without the explanation, which costs most of it and which nobody reads here. */
function formulaGives({ outputs }: FormulaDefinition): Outcome<Give> {
  const lines: { readonly id: string; readonly evaluate: CompiledExpression['evaluate'] }[] = [];
  for (const { id, expr } of outputs) {
    const compiled = compileExpression(expr);
    if (!compiled.ok) return compiled;
    lines.push({ id, evaluate: compiled.value.evaluate });
  }
  return done((known) => {
    const facts: Record<string, Value> = { ...known };
    const given: Record<string, Value> = {};
    for (const { id, evaluate } of lines) {
      const result = evaluate(facts);
      if (result.status !== 'value') return {};
      facts[id] = result.value;
      given[id] = result.value;
    }
    return given;
  });
}

interface CompiledColumn {
  readonly name: string;
  readonly read: (facts: Facts) => Value | undefined;
}

/** Checks and compiles what each column reads. */
export function compiledColumns(columns: readonly PlanColumn[]): Outcome<readonly CompiledColumn[]> {
  const compiled: CompiledColumn[] = [];
  for (const { name, expr, bands } of columns) {
    if (bands) continue;
    // A plain field needs no interpreter.
    if (expr === undefined || /^[A-Za-z_]\w*$/.test(expr)) {
      compiled.push({ name, read: (facts) => facts[expr ?? name] });
      continue;
    }
    const expression = compileExpression(expr);
    if (!expression.ok)
      return refused('PLAN_INVALID', {
        zh: `列“${name}”的算式有误：${expression.message.zh}`,
        en: `The expression of the column "${name}": ${expression.message.en}`,
      });
    const { evaluate } = expression.value;
    compiled.push({
      name,
      read: (facts) => {
        const result = evaluate(facts);
        return result.status === 'value' ? result.value : undefined;
      },
    });
  }
  return done(compiled);
}

async function baseOf(
  { from }: PopulationPlan,
  { tenant, source, registries }: Gathering,
): Promise<Outcome<{ records: AsyncGenerator<readonly Facts[]>; freshness: readonly Freshness[] }>> {
  if (from.kind === 'synthetic') throw new RangeError('made-up people are not gathered');
  if (from.kind === 'cases') return done({ records: casesAsFacts(source, tenant, from), freshness: [] });

  const located = await registries.locate(tenant, from.registry);
  if (!located) return registryNotFound(from.registry);
  return done({ records: source.records(located.holder, from.registry), freshness: [await source.freshness(located.holder, from.registry)] });
}

/** A closed case: what was filled in, what was known at its end, and how it ended (`outcome`). */
async function* casesAsFacts(
  source: PopulationSource,
  tenant: string,
  { matter, closedFrom, closedTo }: { matter: string; closedFrom: string; closedTo: string },
) {
  for await (const page of source.closedCases(tenant, matter, closedFrom, closedTo))
    yield page.map(({ number, outcome, values, state }): Facts => ({ ...values, ...rootVariables(state), caseNo: number, outcome }));
}

interface JoinedRecords {
  readonly as: string;
  readonly find: (facts: Facts) => Value[];
  readonly freshness: Freshness;
}

async function joinOf({ as, registry, field, equals }: Join, { tenant, source, registries }: Gathering): Promise<Outcome<JoinedRecords>> {
  const located = await registries.locate(tenant, registry);
  if (!located) return registryNotFound(registry);
  const byField = new Map<Value, Facts[]>();
  for await (const page of source.records(located.holder, registry)) {
    for (const record of page) {
      for (const value of listOf(record[field])) byField.set(value, [...(byField.get(value) ?? []), record]);
    }
  }
  const find = (facts: Facts) => listOf(facts[equals]).flatMap((value) => byField.get(value) ?? []);

  return done({ as, find, freshness: await source.freshness(located.holder, registry) });
}

function listOf(value: Value | undefined): readonly Value[] {
  if (value === undefined || value === null) return [];

  return Array.isArray(value) ? value : [value];
}

function registryNotFound(registry: string): Outcome<never> {
  return refused('REGISTRY_NOT_FOUND', { zh: `没有名为“${registry}”的基础库。`, en: `There is no registry "${registry}".` });
}
