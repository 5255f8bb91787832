import { readFile } from 'node:fs/promises';
import { arrangeOrganisation, StartRefused } from '@onething/engine';
import { done, type Outcome, refused } from '@onething/rules';
import { OrganisationFile } from '../../contract/organisation.js';
import type { Command } from '../command.js';

/** Whoever owns the database: places, departments, people and what they may do. The only way in before anybody can sign in. */
export const organisation: Command = {
  name: 'organisation',
  takes: 'FILE [--data DIR]',
  title: {
    zh: '按文件建立地区、部门、人员和任职（JSON），新账号的初始密码只显示这一次',
    en: 'make places, departments, people and appointments from a file (JSON); first passwords are shown once',
  },
  run: async (subject, options, say) => {
    const text = await readFile(subject, 'utf8').catch(() => undefined);
    if (text === undefined) return refused('SOURCE_NOT_FOUND', { zh: `没有找到 ${subject}，请检查路径。`, en: `${subject} does not exist.` });
    const file = OrganisationFile.safeParse(parsed(text));
    if (!file.success) return unreadable(file.error.issues);
    const arranged = await asOutcome(() => arrangeOrganisation(options.database, file.data));
    if (!arranged.ok) return arranged;
    const { tenants, departments, people, endedAppointments, firstPasswords } = arranged.value;
    say.line({
      zh: `地区 ${tenants} 个、部门 ${departments} 个、人员 ${people} 名已就绪；${endedAppointments} 项任职到昨天为止。`,
      en: `${tenants} place(s), ${departments} department(s) and ${people} people are there; ${endedAppointments} appointment(s) have ended.`,
    });
    for (const { account, name, password } of firstPasswords)
      say.line({ zh: `  ${name}（${account}）的初始密码：${password}`, en: `  first password of ${name} (${account}): ${password}` });
    if (firstPasswords.length > 0)
      say.line({
        zh: '初始密码没有保存，请分别交给本人；首次登录须换成自己的密码。',
        en: 'They are kept nowhere: hand them over; each is replaced at the first sign-in.',
      });

    return done(undefined);
  },
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreadable(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]) {
  return refused(
    'ORGANISATION_UNREADABLE',
    { zh: '机构文件的格式不对（见 docs/how-to/run.md），没有导入任何内容：', en: 'The file is not as docs/how-to/run.md has it, nothing was taken over:' },
    issues.slice(0, 20).map(({ path, message }) => {
      const place = `/${path.map(String).join('/')}`;
      return { code: 'FIELD_WRONG', place, message: { zh: `这一处的内容不对：${message}`, en: message } };
    }),
  );
}

/** A bundled database whose server runs is refused with its own sentence. */
async function asOutcome<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StartRefused) return refused(error.code, { zh: error.zh, en: error.en });
    throw error;
  }
}
