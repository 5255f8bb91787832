import { done, type Outcome, type Problem, refused } from '../outcome.js';
import { canonicalJson } from './canonical-json.js';
import { hashOf } from './hashing/digest.js';
import { toHex } from './hashing/hex.js';
import type { DrawNotice } from './published.js';

/** One line of the public log of draws: chained to the line before, so that none can be taken out or slipped in. */
export interface LogRecord {
  readonly no: number;
  /** When it was published. */
  readonly at: string;
  readonly drawId: string;
  readonly commitment: string;
  readonly redraws: { readonly commitment: string; readonly reason: string } | null;
  readonly previous: string;
  readonly hash: string;
}

/** Appends a commitment. A draw that is held again is a new line that names the one it replaces: trying until one likes the result is seen. */
export function appendRecord(log: readonly LogRecord[], { commitment, parameters }: DrawNotice, at: string): Outcome<readonly LogRecord[]> {
  const { drawId, redraws } = parameters;
  if (log.some((record) => record.drawId === drawId)) return drawIdTaken(drawId);
  if (redraws && !log.some((record) => record.commitment === redraws.commitment)) return replacesNothing();
  const record = { no: log.length + 1, at, drawId, commitment, redraws: redraws ?? null, previous: log.at(-1)?.hash ?? '' };

  return done([...log, { ...record, hash: hashRecord(record) }]);
}

/** Every line that does not fit the one before. */
export function checkLog(log: readonly LogRecord[]): readonly Problem[] {
  return log.flatMap(({ hash, ...record }, i) =>
    record.no === i + 1 && record.previous === (log[i - 1]?.hash ?? '') && hash === hashRecord(record) ? [] : [broken(i)],
  );
}

function hashRecord(record: Omit<LogRecord, 'hash'>): string {
  return toHex(hashOf('sha256', 'OTD1-log|', canonicalJson({ ...record, redraws: record.redraws ? { ...record.redraws } : null })));
}

function drawIdTaken(drawId: string): Outcome<never> {
  return refused('DRAW_ID_TAKEN', {
    zh: `抽取“${drawId}”已经公布过。重新抽取请使用新的编号，并写明替换哪一次和原因。`,
    en: `The draw "${drawId}" has been published. A new one needs its own id, and says which one it replaces and why.`,
  });
}

function replacesNothing(): Outcome<never> {
  return refused('REDRAW_OF_UNKNOWN', { zh: '要替换的那次抽取不在公开记录中。', en: 'The draw that is to be replaced is not in the public log.' });
}

function broken(index: number): Problem {
  return {
    code: 'LOG_BROKEN',
    place: `/${index}`,
    message: { zh: `第 ${index + 1} 条记录与前一条不连续。`, en: `Record ${index + 1} does not follow from the one before.` },
  };
}
