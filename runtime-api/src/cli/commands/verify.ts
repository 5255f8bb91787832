import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type DrawNotice, done, type Outcome, type Problem, readBundle, readNotice, refused, verifyDraw } from '@onething/rules';
import type { Command } from '../command.js';
import { readJsonFile } from '../support/read-json-file.js';

/** Derives a published draw again; a notice that lies beside it is the one that was published before. */
export const verify: Command = {
  name: 'verify',
  takes: 'BUNDLE.json|FOLDER',
  title: { zh: '核验公开的抽取结果，不需要服务器和网络', en: 'verify a published draw, without a server or network' },
  run: async (subject, _options, say) => {
    const path = existsSync(subject) && statSync(subject).isDirectory() ? join(subject, 'bundle.json') : subject;
    const file = await readJsonFile(path);
    if (!file.ok) return file;
    const bundle = readBundle(file.value);
    if (!bundle.ok) return bundle;
    const notice = await noticeBeside(path);
    if (!notice.ok) return notice;
    const problems: Problem[] = [];
    for (const { id, ok, title, difference } of verifyDraw(bundle.value, notice.value)) {
      say.line({ zh: `${ok ? '一致' : '不一致'}  ${title.zh}`, en: `${ok ? 'agrees' : 'DIFFERS'}  ${title.en}` });
      if (difference) problems.push({ code: 'DRAW_DIFFERS', place: id, message: difference });
    }

    return problems.length === 0 ? done(undefined) : differs(problems);
  },
};

async function noticeBeside(path: string): Promise<Outcome<DrawNotice | undefined>> {
  const beside = join(dirname(path), 'notice.json');
  if (!existsSync(beside)) return done(undefined);
  const file = await readJsonFile(beside);

  return file.ok ? readNotice(file.value) : file;
}

function differs(problems: readonly Problem[]): Outcome<never> {
  return refused('DRAW_DIFFERS', { zh: '重新计算的结果与公布的不一致：', en: 'What was computed again is not what was published:' }, problems);
}
