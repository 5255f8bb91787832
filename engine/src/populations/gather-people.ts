import type { Package, PlanColumn, PopulationPlan } from '@onething/processes';
import { type CompiledExpression, compileExpression, done, type Outcome, refused, type Value } from '@onething/rules';
import { rootVariables } from '../runtime/step-rows-of.js';
import type { Freshness, PopulationSnapshot, PopulationSource } from '../stores/population-source.js';
import type { RegistryStore } from '../stores/registry-store.js';
import { foundBy, type Joined, type ReadRegistry, readJoined, registryNotFound } from './joined-registries.js';
import { type OpenFacts, type Preparation, preparationsOf, type Reading, reading } from './prepared-facts.js';

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
  /** Page by page: a million promises would cost more than the rules. Ends the snapshot with the last page, or when nobody reads on. */
  readonly people: AsyncGenerator<Iterable<Facts>>;
  readonly freshness: readonly Freshness[];
}

/**
 * Reads people one by one from a registry or from closed cases, joins what other registries say of them, prepares facts by decisions,
 * and computes the columns: nothing else of a person is kept. Everything is read in one snapshot and each registry once; joined
 * registries are held in memory by the fields that are asked for. Refused: `REGISTRY_NOT_FOUND`, `DECISION_NOT_FOUND`, `PLAN_INVALID`
 * for an expression.
 */
export async function gatherPeople(plan: PopulationPlan, gathering: Gathering): Promise<Outcome<Gathered>> {
  const prepare = preparationsOf(plan, gathering.package.decisions);
  if (!prepare.ok) return prepare;
  const columns = compiledColumns(plan.columns);
  if (!columns.ok) return columns;
  const only = plan.only === undefined ? undefined : compileExpression(plan.only);
  if (only && !only.ok) return only;

  const snapshot = await gathering.source.open();
  try {
    const read = await readLists(plan, gathering, snapshot);
    if (read.ok) return done(gatheredFrom(read.value, { prepare: prepare.value, columns: columns.value, only: only?.value }, snapshot));
    await snapshot.close();
    return read;
  } catch (error) {
    await snapshot.close();
    throw error;
  }
}

/** What the people are made of: constants of all, the base list, and what is joined. */
interface Lists {
  readonly known: Facts;
  readonly base: AsyncIterable<readonly Facts[]> | Iterable<readonly Facts[]>;
  readonly joined: readonly Joined[];
  readonly freshness: readonly Freshness[];
}

interface Making {
  readonly prepare: readonly Preparation[];
  readonly columns: readonly CompiledColumn[];
  readonly only: CompiledExpression | undefined;
}

async function readLists(plan: PopulationPlan, gathering: Gathering, snapshot: PopulationSnapshot): Promise<Outcome<Lists>> {
  const registries = await readJoined(plan, gathering, snapshot);
  if (!registries.ok) return registries;
  const base = await baseOf(plan, gathering, snapshot, registries.value);
  if (!base.ok) return base;
  const county = await snapshot.tenantName(gathering.tenant);
  const known = { county, asOf: gathering.asOf, case: { date: gathering.asOf }, params: gathering.parameters, ...plan.given };
  const joined = plan.joins.map(({ as, registry, field, equals }): Joined => ({ as, equals, byField: registries.value.get(registry)?.byField.get(field) }));
  const freshness = [...base.value.freshness, ...plan.joins.flatMap(({ registry }) => registries.value.get(registry)?.freshness ?? [])];

  return done({ known, joined, base: base.value.records, freshness });
}

function gatheredFrom({ known, base, joined, freshness }: Lists, making: Making, snapshot: PopulationSnapshot): Gathered {
  const only = making.only && reading(making.only);
  const names = namesRead({ ...making, only }, joined).map((name) => ({ name, otherwise: known[name], inherited: inheritedNames.has(name) }));
  // One object for everybody, of what is read and in the same shape for all. A new one for each costs more than the rules.
  const facts: OpenFacts = {};
  const make = (record: Facts): Facts | undefined => {
    for (const { name, otherwise, inherited } of names) {
      const value = inherited && !Object.hasOwn(record, name) ? undefined : record[name];
      facts[name] = value === undefined ? otherwise : value;
    }
    if (only && only.read(facts) !== true) return undefined;
    for (const join of joined) facts[join.as] = foundBy(join, facts, record);
    for (const { give } of making.prepare) give(facts);

    return rowOf(making.columns, facts);
  };
  function* made(page: readonly Facts[]): Generator<Facts> {
    for (const record of page) {
      const person = make(record);
      if (person) yield person;
    }
  }
  async function* people(): AsyncGenerator<Iterable<Facts>> {
    try {
      for await (const page of base) yield made(page);
    } finally {
      await snapshot.close();
    }
  }
  return { people: people(), freshness };
}

/** Names that every object answers to; a record has them only where it says so itself. */
const inheritedNames: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** All that is read of a person, or given by a step, so that nothing of the person before is left. */
function namesRead(
  { prepare, columns, only }: { readonly prepare: Making['prepare']; readonly columns: Making['columns']; readonly only?: Reading },
  joined: readonly Joined[],
) {
  return [
    ...new Set([
      ...prepare.flatMap(({ reads, gives }) => [...reads, ...gives]),
      ...columns.flatMap(({ reads }) => reads),
      ...(only?.reads ?? []),
      ...joined.flatMap(({ as, equals }) => [as, equals]),
    ]),
  ];
}

/** What is unknown is left away, so that it is frozen as unknown and not as null. */
function rowOf(columns: readonly CompiledColumn[], facts: OpenFacts): Facts {
  const row: Record<string, Value> = {};
  for (const { name, read } of columns) {
    const value = read(facts);
    if (value !== undefined) row[name] = value;
  }
  return row;
}

interface CompiledColumn extends Reading {
  readonly name: string;
}

/** Checks and compiles what each column reads. */
export function compiledColumns(columns: readonly PlanColumn[]): Outcome<readonly CompiledColumn[]> {
  const compiled: CompiledColumn[] = [];
  for (const { name, expr, bands } of columns) {
    if (bands) continue;
    // A plain field needs no interpreter.
    if (expr === undefined || /^[A-Za-z_]\w*$/.test(expr)) {
      const own = expr ?? name;
      compiled.push({ name, reads: [own], read: (facts) => facts[own] });
      continue;
    }
    const expression = compileExpression(expr);
    if (!expression.ok)
      return refused('PLAN_INVALID', {
        zh: `列“${name}”的算式有误：${expression.message.zh}`,
        en: `The expression of the column "${name}": ${expression.message.en}`,
      });
    compiled.push({ name, ...reading(expression.value) });
  }
  return done(compiled);
}

async function baseOf(
  { from }: PopulationPlan,
  { tenant, registries }: Gathering,
  snapshot: PopulationSnapshot,
  joined: ReadonlyMap<string, ReadRegistry>,
): Promise<Outcome<{ records: Lists['base']; freshness: readonly Freshness[] }>> {
  if (from.kind === 'synthetic') throw new RangeError('made-up people are not gathered');
  if (from.kind === 'cases') return done({ records: casesAsFacts(snapshot, tenant, from), freshness: [] });

  const known = joined.get(from.registry);
  if (known) return done({ records: [known.records], freshness: [known.freshness] });
  const located = await registries.locate(tenant, from.registry);
  if (!located) return registryNotFound(from.registry);
  return done({ records: snapshot.records(located.holder, from.registry), freshness: [await snapshot.freshness(located.holder, from.registry)] });
}

/** A closed case: what was filled in, what was known at its end, and how it ended (`outcome`). */
async function* casesAsFacts(
  source: PopulationSnapshot,
  tenant: string,
  { matter, closedFrom, closedTo }: { matter: string; closedFrom: string; closedTo: string },
) {
  for await (const page of source.closedCases(tenant, matter, closedFrom, closedTo))
    yield page.map(({ number, outcome, values, state }): Facts => ({ ...values, ...rootVariables(state), caseNo: number, outcome }));
}
