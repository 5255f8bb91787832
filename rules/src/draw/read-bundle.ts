import type { Outcome, Problem } from '../outcome.js';
import { done, refused } from '../outcome.js';
import { bool, isObject, list, number, object, oneOf, optional, type Reader, record, text, wrong } from '../reading/read.js';
import type { AnnouncedSource, DrawParameters, Quota, TeamRules } from './parameters.js';
import type { DrawBundle, DrawNotice } from './published.js';
import type { RosterRow } from './roster/row.js';
import type { RevealedSource } from './seed/revealed.js';
import type { Certificate, Inspector, Span, TeamRoster } from './team/inspector.js';

const many = 5_000_000;
const code = text(200);
const day: Reader<string> = (json, place, problems) =>
  typeof json === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(json)
    ? json
    : wrong(place, problems, { zh: '这里应为日期，例如 2026-09-01。', en: 'A date such as 2026-09-01 is expected here.' });

const quota: Reader<Quota> = (json, place, problems) => {
  if (isObject(json) && 'all' in json) return object<{ readonly all: true }>({ all: yes })(json, place, problems);
  if (isObject(json) && 'count' in json) return object<{ readonly count: number }>({ count: number })(json, place, problems);

  return object<{ readonly rate: string }>({ rate: text(14) })(json, place, problems);
};
const yes: Reader<true> = (json, place, problems) =>
  json === true ? true : wrong(place, problems, { zh: '这里只能写 true。', en: 'Only true can stand here.' });

const named = { name: code, independent: bool };
const shapes: Readonly<Record<AnnouncedSource['kind'], Reader<AnnouncedSource>>> = {
  lottery: object({ ...named, kind: oneOf('lottery'), groups: list(object({ pick: number, of: number }), 10, 1) }),
  digits: object({ ...named, kind: oneOf('digits'), count: number }),
  nonce: object({ ...named, kind: oneOf('nonce'), bits: number, committed: code }),
  beacon: object({ ...named, kind: oneOf('beacon'), round: code, bits: number }),
};
const source: Reader<AnnouncedSource> = (json, place, problems) => {
  const kind = isObject(json) && 'kind' in json ? oneOf('lottery', 'digits', 'nonce', 'beacon')(json.kind, `${place}/kind`, problems) : undefined;

  return kind ? shapes[kind](json, place, problems) : wrong(place, problems, { zh: '种子来源缺少 kind。', en: 'The source has no kind.' });
};

const teamRules = object<TeamRules>({ size: number, seniors: noneOrOne, cap: number, day, roster: code });
function noneOrOne(json: unknown, place: string, problems: Problem[]): 0 | 1 | undefined {
  return json === 0 || json === 1 ? json : wrong(place, problems, { zh: '这里应为 0 或 1。', en: '0 or 1 is expected here.' });
}

const version: Reader<1> = (json, place, problems) => (json === 1 ? 1 : wrong(place, problems, { zh: '只认识第 1 版。', en: 'Only version 1 is known.' }));

const parametersReader = object<DrawParameters>({
  v: version,
  drawId: code,
  hash: oneOf('sha256', 'sm3'),
  mode: oneOf('open', 'sealed'),
  sealed: optional(code),
  strata: record(quota, code),
  rounding: oneOf('ceil', 'largest-remainder'),
  total: optional(number),
  alternates: number,
  overflow: oneOf('expand', 'skip', 'waitlist'),
  sources: list(source, 50, 1),
  minimumBits: number,
  exclusions: optional(list(object({ reason: text(500), count: number }), 1000)),
  redraws: optional(object({ commitment: code, reason: text(2000) })),
  team: optional(teamRules),
});

const noticeReader = object<DrawNotice>({
  format: oneOf('onething-draw-notice/1'),
  parameters: parametersReader,
  root: code,
  parametersHash: code,
  commitment: code,
  strata: list(object({ stratum: code, size: number, quota: number }), many),
  bits: number,
});

const revealed = object<RevealedSource>({ name: code, numbers: optional(list(list(number, 1000), 50)), hex: optional(text(2000)), openedBy: optional(code) });
const span = { from: day, until: day };
/** An inspector from untrusted JSON. */
export const inspectorReader = object<Inspector>({
  id: code,
  name: optional(code),
  district: optional(code),
  senior: optional(bool),
  certificates: list(object<Certificate>({ item: code, ...span }), 200),
  leave: optional(list(object<Span>(span), 200)),
});
/** Two that must not meet. */
export const recusalReader = object<TeamRoster['recusals'][number]>({ inspector: code, object: code, reason: optional(text(500)) });

/** An entity of a roster. */
export const rowReader = object<RosterRow>({ id: code, stratum: code, bundle: optional(code), district: optional(code), items: optional(list(code, 100)) });

const teamRoster = object<TeamRoster>({
  inspectors: list(inspectorReader, many),
  recusals: list(recusalReader, many),
  lastTeams: list(object({ object: code, inspectors: list(code, 20) }), many),
});
const ids = list(code, many);

const bundleReader = object<DrawBundle>({
  format: oneOf('onething-draw/1'),
  notice: noticeReader,
  roster: list(text(500), many, 1),
  saltKey: text(64),
  seed: object<DrawBundle['seed']>({ sources: list(revealed, 50), text: text(20_000), secret: optional(code), key: code }),
  strata: list(object({ stratum: code, size: number, quota: number, cutoff: text(64), selected: ids, alternates: ids }), many),
  order: ids,
  substitutions: list(object({ replaced: code, by: code, reason: text(500) }), many),
  team: optional(
    object({
      roster: teamRoster,
      teams: list(object({ object: code, inspectors: ids }), many),
      shortages: list(
        object({
          objects: ids,
          needs: number,
          gives: number,
          inspectors: ids,
          unfilled: ids,
          proved: bool,
          message: object({ zh: text(5000), en: text(5000) }),
        }),
        many,
      ),
    }),
  ),
});

/** What the agency writes down before it commits: `onething draw PLAN` reads it. */
export interface DrawFile {
  readonly parameters: DrawParameters;
  readonly entities: readonly RosterRow[];
  readonly saltKey?: string;
  readonly team?: TeamRoster;
  /** What happened after the commitment; without it only the notice is made. */
  readonly revealed?: { readonly sources: readonly RevealedSource[]; readonly secret?: string };
  readonly gone?: readonly { readonly id: string; readonly reason: string }[];
}

const fileReader = object<DrawFile>({
  parameters: parametersReader,
  entities: list(rowReader, many),
  saltKey: optional(text(64)),
  team: optional(teamRoster),
  revealed: optional(object<NonNullable<DrawFile['revealed']>>({ sources: list(revealed, 50), secret: optional(code) })),
  gone: optional(list(object({ id: code, reason: text(500) }), many)),
});

/** Reads a published bundle; it may have millions of rows, so it is read once and every fault has its place. */
export function readBundle(json: unknown): Outcome<DrawBundle> {
  return read(bundleReader, json, 'BUNDLE_INVALID', { zh: '这不是一份完整的抽取公开包：', en: 'This is not a whole published draw:' });
}

/** Reads a notice. */
export function readNotice(json: unknown): Outcome<DrawNotice> {
  return read(noticeReader, json, 'NOTICE_INVALID', { zh: '这不是一份抽取公告：', en: 'This is not the notice of a draw:' });
}

/** Reads a plan. */
export function readDrawFile(json: unknown): Outcome<DrawFile> {
  return read(fileReader, json, 'DRAW_INVALID', { zh: '抽取方案有错误：', en: 'The plan of the draw has faults:' });
}

function read<T>(reader: Reader<T>, json: unknown, name: string, message: { readonly zh: string; readonly en: string }): Outcome<T> {
  const problems: Problem[] = [];
  const value = reader(json, '', problems);

  return value === undefined || problems.length > 0 ? refused(name, message, problems.slice(0, 100)) : done(value);
}
