import { readFile } from 'node:fs/promises';
import { done, refused } from '@onething/rules';
import { YearArrangement } from '../../contract/index.js';
import type { Command } from '../command.js';
import { onServer } from '../support/sign-in.js';

/** The system administrator: takes in a year's public holidays as the State Council has published them. */
export const calendar: Command = {
  name: 'calendar',
  takes: 'YEARFILE --server URL',
  title: { zh: '导入一年的放假安排（JSON），在办件的期限随后重算', en: 'take in the holidays of a year (JSON); open cases are counted again afterwards' },
  run: async (subject, options, say) => {
    const text = await readFile(subject, 'utf8').catch(() => undefined);
    if (text === undefined) return refused('SOURCE_NOT_FOUND', { zh: `没有找到 ${subject}，请检查路径。`, en: `${subject} does not exist.` });
    const arrangement = YearArrangement.safeParse(parsed(text));
    if (!arrangement.success) return notAnArrangement;
    const told = await onServer(options, (client) => client.importYear(arrangement.data));
    if (!told.ok) return told;
    const { id, years } = told.value;
    say.line({
      zh: `已导入 ${arrangement.data.year} 年：日历 ${id}，已知年份 ${years.join('、')}；在办件的期限将自动重算。`,
      en: `Took in ${arrangement.data.year}: calendar ${id}, years ${years.join(', ')}; open cases will be counted again.`,
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

const notAnArrangement = refused('CALENDAR_FILE_UNREADABLE', {
  zh: '文件须为 {"year":2027,"holidays":{"2027-01-01":"元旦"},"makeUpDays":["2027-02-20"]} 的形式。',
  en: 'The file reads {"year":2027,"holidays":{"2027-01-01":"元旦"},"makeUpDays":["2027-02-20"]}.',
});
