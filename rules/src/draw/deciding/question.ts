import type { DrawDefinition } from '../../decisions/definition.js';
import { done, type Outcome, type Problem, refused } from '../../outcome.js';
import { list, object, type Reader, text } from '../../reading/read.js';
import type { Value } from '../../values.js';
import type { Quota } from '../parameters.js';
import { inspectorReader, recusalReader, rowReader } from '../read-bundle.js';
import type { RosterRow } from '../roster/row.js';
import type { Inspector, TeamRoster } from '../team/inspector.js';

/** What a draw is asked, as its expressions gave it. */
export interface DrawQuestion {
  readonly drawId: string;
  readonly seed: string;
  readonly entities: readonly RosterRow[];
  readonly frozen?: string;
  readonly strata: Readonly<Record<string, Quota>>;
  readonly officers?: { readonly roster: TeamRoster; readonly day: string; readonly size: number; readonly cap: number };
}

const most = 100_000;
const question = object<{
  readonly drawId: string;
  readonly seed: string;
  readonly entities: readonly RosterRow[];
  readonly frozen: string;
  readonly list: readonly Inspector[];
  readonly recusals: TeamRoster['recusals'];
  readonly day: string;
}>({
  drawId: text(200),
  seed: text(5000),
  entities: list(rowReader, most),
  frozen: text(200),
  list: list(inspectorReader, most),
  recusals: list(recusalReader, most),
  day: text(40),
});

/** Reads the values of the expressions; what has the wrong shape is refused with its place. */
export function readQuestion({ strata, officers, seed, seedLength = 8 }: DrawDefinition, given: ReadonlyMap<string, Value>): Outcome<DrawQuestion> {
  const problems: Problem[] = [];
  const read = parts(given, problems);
  if (!read || problems.length > 0)
    return refused(
      'DRAW_FACTS_INVALID',
      { zh: '抽取所用的名录或种子格式不对：', en: 'The lists or the seed of the draw have the wrong shape:' },
      problems.slice(0, 20),
    );
  if (seed !== undefined && read.seed.length < seedLength)
    return refused('SEED_TOO_SHORT', {
      zh: `种子只有 ${read.seed.length} 个字符，规定不少于 ${seedLength} 个。`,
      en: `The seed has ${read.seed.length} characters, at least ${seedLength} are required.`,
    });
  const rates = Object.fromEntries(strata.map(({ id }, i) => [id, rateOf(given.get(`/strata/${i}/rate`))]));

  return done({
    drawId: read.drawId,
    seed: read.seed,
    entities: read.entities,
    strata: rates,
    ...(given.has('/frozen') ? { frozen: read.frozen } : {}),
    ...(officers
      ? {
          officers: {
            roster: { inspectors: read.list, recusals: read.recusals, lastTeams: [] },
            day: read.day.slice(0, 10),
            size: officers.size,
            cap: officers.cap,
          },
        }
      : {}),
  });
}

function parts(given: ReadonlyMap<string, Value>, problems: Problem[]): ReturnType<Reader<ReturnTypeOf<typeof question>>> {
  const value = (place: string, otherwise: Value) => given.get(place) ?? otherwise;
  return question(
    {
      drawId: value('/drawId', ''),
      seed: value('/seed', ''),
      entities: value('/entities', []),
      frozen: value('/frozen', ''),
      list: value('/officers/list', []),
      recusals: value('/officers/recusals', []),
      day: value('/officers/day', ''),
    },
    '',
    problems,
  );
}

type ReturnTypeOf<R> = R extends Reader<infer T> ? T : never;

/** A number as exact decimal text; what is no number is refused with the quotas. */
function rateOf(value: Value | undefined): Quota {
  return { rate: typeof value === 'number' ? value.toFixed(9) : '' };
}
