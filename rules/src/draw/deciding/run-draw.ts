import type { DrawDefinition } from '../../decisions/definition.js';
import { done, type Outcome, refused } from '../../outcome.js';
import type { Value } from '../../values.js';
import { Keyed } from '../hashing/keyed.js';
import { commitmentOf, type DrawParameters, writeParameters } from '../parameters.js';
import { freezeRoster } from '../roster/freeze-roster.js';
import type { RosterRow } from '../roster/row.js';
import { seedKey } from '../seed/write-seed.js';
import { select } from '../select.js';
import { drawSorted, listDigest, orderByHash } from '../sort-v1.js';
import { assignTeams } from '../team/assign-teams.js';
import { unfitFor } from '../team/standing.js';
import type { DrawQuestion } from './question.js';

/** What was drawn, with what is told of it. */
export interface Drawn {
  readonly output: Readonly<Record<string, Value>>;
  readonly digest: string;
  readonly strata: readonly { readonly stratum: string; readonly size: number; readonly selected: readonly string[] }[];
  readonly teams: readonly { readonly object: string; readonly officers: readonly string[] }[];
  readonly short: readonly { readonly object: string; readonly reason: string }[];
}

/** Draws by the algorithm that the definition names. */
export function runDraw(definition: DrawDefinition, question: DrawQuestion): Outcome<Drawn> {
  if (definition.seed === undefined) return freezeOnly(definition, question);
  const drawn = definition.algorithm === 'otd1' ? byTickets(definition, question) : bySorting(definition, question);
  if (!drawn.ok) return drawn;
  if (question.frozen !== undefined && question.frozen !== drawn.value.digest) return listChanged(question.frozen, drawn.value.digest);

  return done(withOutput(drawn.value, definition));
}

function freezeOnly({ algorithm, hash = 'sha256' }: DrawDefinition, { entities }: DrawQuestion): Outcome<Drawn> {
  const roster = freezeRoster(hash, entities);
  if (!roster.ok) return roster;
  const digest = algorithm === 'otd1' ? roster.value.root : listDigest(entities.map(({ id }) => id));

  return done({ output: { digest, size: entities.length }, digest, strata: [], teams: [], short: [] });
}

type Raw = Omit<Drawn, 'output'> & { readonly alternates: readonly string[]; readonly order: readonly string[] };

function byTickets({ hash = 'sha256', rounding = 'ceil', alternates = 3 }: DrawDefinition, question: DrawQuestion): Outcome<Raw> {
  const { drawId, strata, officers, seed } = question;
  const roster = freezeRoster(hash, question.entities);
  if (!roster.ok) return roster;
  const parameters: DrawParameters = { v: 1, drawId, hash, mode: 'open', strata, rounding, alternates, overflow: 'expand', sources: [], minimumBits: 0 };
  const key = seedKey(hash, commitmentOf(hash, roster.value.root, writeParameters(parameters)), seed);
  const selection = select(roster.value, parameters, key);
  if (!selection.ok) return selection;
  const { order } = selection.value;
  const rules = officers && { size: officers.size, cap: officers.cap, day: officers.day, seniors: 0 as const, roster: '' };
  const teams = officers && rules ? assignTeams(rowsOf(question.entities, order), officers.roster, rules, new Keyed(hash, key), drawId) : undefined;
  if (teams && !teams.ok) return teams;
  const short = teams?.value.shortages.flatMap(({ unfilled, message }) => unfilled.map((object) => ({ object, reason: message.zh }))) ?? [];

  return done({
    digest: roster.value.root,
    strata: selection.value.strata,
    alternates: selection.value.strata.flatMap((stratum) => stratum.alternates),
    order,
    teams: teams?.value.teams.map(({ object, inspectors }) => ({ object, officers: inspectors })) ?? [],
    short,
  });
}

function bySorting({ rounding = 'ceil', alternates = 3 }: DrawDefinition, { entities, seed, strata, officers }: DrawQuestion): Outcome<Raw> {
  const drawn = drawSorted(entities, seed, strata, rounding);
  if (!drawn.ok) return drawn;
  const order = drawn.value.selected;
  const sizes = (stratum: string) => entities.filter((entity) => entity.stratum === stratum).length;
  const teams = officers ? officersInOrder(rowsOf(entities, order), seed, officers) : { teams: [], short: [] };

  return done({
    digest: drawn.value.digest,
    strata: drawn.value.strata.map(({ stratum, selected }) => ({ stratum, size: sizes(stratum), selected })),
    alternates: drawn.value.strata.flatMap((stratum) => stratum.alternates.slice(0, alternates)),
    order,
    ...teams,
  });
}

/** The published order of officers for each object, from the top, without those who may not go. */
function officersInOrder(
  visits: readonly RosterRow[],
  seed: string,
  { roster, day, size, cap }: NonNullable<DrawQuestion['officers']>,
): Pick<Drawn, 'teams' | 'short'> {
  const load = new Map<string, number>();
  const known = new Map(roster.inspectors.map((inspector) => [inspector.id, inspector]));
  const teams = visits.map((visit) => {
    const may = orderByHash(`${seed}|${visit.id}|`, [...known.keys()]).filter((id) => {
      const inspector = known.get(id);
      const recused = roster.recusals.some((edge) => edge.inspector === id && edge.object === visit.id);
      return inspector && !recused && (load.get(id) ?? 0) < cap && !unfitFor(inspector, visit, day);
    });
    const officers = may.slice(0, size);
    for (const id of officers) load.set(id, (load.get(id) ?? 0) + 1);

    return { object: visit.id, officers };
  });
  const short = teams
    .filter(({ officers }) => officers.length < size)
    .map(({ object, officers }) => ({ object, reason: `可派出的执法人员只有 ${officers.length} 人，需要 ${size} 人` }));

  return { teams, short };
}

function withOutput({ alternates, order, ...drawn }: Raw, { officers }: DrawDefinition): Drawn {
  const { digest, strata, teams, short } = drawn;
  const people: Readonly<Record<string, Value>> = officers ? { teams: teams.map((team) => ({ ...team })), short: short.map((one) => ({ ...one })) } : {};
  const told = strata.map(({ stratum, size, selected }) => ({ stratum, size, count: selected.length, selected }));

  return { ...drawn, output: { digest, selected: strata.flatMap(({ selected }) => selected), alternates, strata: told, order, ...people } };
}

function rowsOf(entities: readonly RosterRow[], ids: readonly string[]): readonly RosterRow[] {
  const known = new Map(entities.map((row) => [row.id, row]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

function listChanged(frozen: string, found: string): Outcome<never> {
  return refused('DRAW_LIST_CHANGED', {
    zh: `名录在冻结之后被改动：公布的摘要是 ${frozen.slice(0, 12)}…，现在是 ${found.slice(0, 12)}…。请恢复冻结的名录，或重新冻结、公布后再抽取。`,
    en: `The list was changed after it was frozen: ${frozen.slice(0, 12)}… was published, it is ${found.slice(0, 12)}… now. Restore it, or freeze and publish it again.`,
  });
}
