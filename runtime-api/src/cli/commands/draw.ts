import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CommittedDraw, commitDraw, type DrawFile, done, holdDraw, type Outcome, readDrawFile, refused, substitute } from '@onething/rules';
import type { Command, CommandOptions } from '../command.js';
import type { Say } from '../say.js';
import { readJsonFile } from '../support/read-json-file.js';

const installation = fileURLToPath(new URL('../../../..', import.meta.url));
/** What is laid beside a published draw, so that anybody can verify it without us. */
const verifiers = ['runtime-api/dist/verify-draw.html', 'rules/verifier/verify.mjs', 'rules/verifier/verify-selection.mjs', 'rules/verifier/verify-teams.mjs'];

/** Commits to a draw, and holds it where the plan says what the sources were. */
export const draw: Command = {
  name: 'draw',
  takes: 'PLAN.json --out FOLDER',
  title: { zh: '随机抽取：先写公告（承诺），种子公布后写公开包', en: 'draw at random: first the notice, then, when the seed is known, the published draw' },
  run: async (subject, options, say) => {
    if (!options.out) return outMissing;
    const file = await readJsonFile(subject);
    if (!file.ok) return file;
    const plan = readDrawFile(file.value);
    if (!plan.ok) return plan;
    const committed = commitDraw(plan.value);
    if (!committed.ok) return committed;
    await mkdir(options.out, { recursive: true });
    await write(options.out, 'notice.json', committed.value.notice);
    tellNotice(committed.value, say);

    return plan.value.revealed ? hold(plan.value, committed.value, options, say) : done(undefined);
  },
};

async function hold({ revealed, gone = [] }: DrawFile, committed: CommittedDraw, { out = '' }: CommandOptions, say: Say): Promise<Outcome<void>> {
  const held = holdDraw(committed, revealed ?? { sources: [] });
  if (!held.ok) return held;
  const substitutions = substitute(held.value.strata, gone);
  if (!substitutions.ok) return substitutions;
  const bundle = { ...held.value, substitutions: substitutions.value };
  await write(out, 'bundle.json', bundle);
  for (const path of verifiers) await copyFile(join(installation, path), join(out, path.split('/').at(-1) ?? '')).catch(() => say.line(notBuilt(path)));
  for (const { stratum, size, selected } of bundle.strata)
    say.line({ zh: `${stratum}：${size} 抽 ${selected.length}：${shown(selected)}`, en: `${stratum}: ${selected.length} of ${size}: ${shown(selected)}` });
  for (const { message } of bundle.team?.shortages ?? []) say.line(message);
  say.line({ zh: `公开包已写入 ${join(out, 'bundle.json')}`, en: `The published draw is in ${join(out, 'bundle.json')}` });

  return done(undefined);
}

function tellNotice({ notice: { commitment, bits, strata } }: CommittedDraw, say: Say): void {
  const size = strata.reduce((sum, stratum) => sum + stratum.size, 0);
  say.line({
    zh: `承诺值 ${commitment}，名录 ${size} 个对象，种子来源 ${bits} 比特`,
    en: `commitment ${commitment}, ${size} entities, sources of ${bits} bits`,
  });
}

function write(folder: string, name: string, content: object): Promise<void> {
  return writeFile(join(folder, name), `${JSON.stringify(content, null, 1)}\n`);
}

const shown = (ids: readonly string[]) => (ids.length > 20 ? `${ids.slice(0, 20).join(' ')} …` : ids.join(' '));
const notBuilt = (path: string) => ({ zh: `没有 ${path}，请先构建：npm run build`, en: `${path} is missing; build first: npm run build` });
const outMissing = refused('OUT_MISSING', { zh: '请用 --out 指定要写入的文件夹。', en: 'Name the folder to write with --out.' });
