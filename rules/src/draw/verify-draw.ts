import type { Outcome } from '../outcome.js';
import type { Message, Value } from '../values.js';
import { canonicalJson } from './canonical-json.js';
import { type CommittedDraw, commitDraw } from './commit-draw.js';
import { holdDraw } from './hold-draw.js';
import type { DrawBundle } from './published.js';
import { readRow, writeRow } from './roster/row.js';
import { substitute } from './substitute.js';

/** One thing that was derived again. */
export interface VerifiedStep {
  readonly id: 'roster' | 'commitment' | 'seed' | 'selection' | 'substitutions' | 'team';
  readonly ok: boolean;
  readonly title: Message;
  /** What does not agree. */
  readonly difference?: Message;
}

/** Steps of a verification, for a progress bar. */
export const verificationSteps = 6;

/**
 * Derives the whole result again from what was published, step by step. `notice` is the one that was published before the
 * seed, where the reader has it: a bundle that agrees with itself only could have been made afterwards.
 */
export function* verifyDraw(bundle: DrawBundle, notice?: DrawBundle['notice']): Generator<VerifiedStep, void> {
  const { parameters } = bundle.notice;
  const rows = bundle.roster.map(readRow);
  const team = bundle.team?.roster;
  const committed = commitDraw({ parameters, entities: rows, saltKey: bundle.saltKey, ...(team ? { team } : {}) });
  const unsorted = bundle.roster.some((row, i) => row !== writeRow(rows[i] ?? { id: '', stratum: '' }));
  yield step('roster', roster, failure(committed) ?? (unsorted ? rowsSpelt : differs(committed.ok && committed.value.roster.root, bundle.notice.root)));
  if (!committed.ok) return;

  yield step('commitment', commitment, differs(committed.value.notice, bundle.notice) ?? (notice && differs(notice, bundle.notice)));
  const secret = bundle.seed.secret;
  const held = holdDraw(committed.value, { sources: bundle.seed.sources, ...(secret === undefined ? {} : { secret }) });
  yield step('seed', seed, failure(held) ?? (held.ok ? differs(held.value.seed, bundle.seed) : undefined));
  if (!held.ok) return;

  yield* results(bundle, held.value, committed.value);
}

function* results(bundle: DrawBundle, again: DrawBundle, { team }: CommittedDraw): Generator<VerifiedStep, void> {
  yield step('selection', selection, differs(again.strata, bundle.strata) ?? differs(again.order, bundle.order));
  const substituted = substitute(
    again.strata,
    bundle.substitutions.map(({ replaced, reason }) => ({ id: replaced, reason })),
  );
  yield step('substitutions', substitutions, failure(substituted) ?? (substituted.ok ? differs(substituted.value, bundle.substitutions) : undefined));
  yield step('team', teams, team ? (differs(again.team?.teams, bundle.team?.teams) ?? differs(again.team?.shortages, bundle.team?.shortages)) : undefined);
}

function step(id: VerifiedStep['id'], title: Message, difference: Message | undefined): VerifiedStep {
  return difference ? { id, ok: false, title, difference } : { id, ok: true, title };
}

function failure(outcome: Outcome<unknown>): Message | undefined {
  return outcome.ok ? undefined : outcome.message;
}

function differs(computed: unknown, published: unknown): Message | undefined {
  return spelt(computed) === spelt(published) ? undefined : notTheSame;
}

function spelt(part: unknown): string {
  const value: Value = JSON.parse(JSON.stringify(part ?? null));

  return canonicalJson(value);
}

const roster: Message = { zh: '名录与冻结时的根值一致', en: 'the roster is the one that was frozen' };
const commitment: Message = { zh: '参数、承诺值与公告一致', en: 'parameters and commitment are those of the notice' };
const seed: Message = { zh: '种子来自事先公布的来源', en: 'the seed comes from the announced sources' };
const selection: Message = { zh: '抽取结果可以重新算出', en: 'the selection follows from the seed' };
const substitutions: Message = { zh: '递补按顺序进行', en: 'those who fell away were replaced by the next' };
const teams: Message = { zh: '检查人员的分配可以重新算出', en: 'the teams follow from the seed' };
const notTheSame: Message = { zh: '重新计算的结果与公布的不一致。', en: 'What was computed again is not what was published.' };
const rowsSpelt: Message = { zh: '名录中有一行的写法不规范。', en: 'A row of the roster is not spelt as it should be.' };
