import { areaCode } from './area-code.js';
import { bankcard } from './bankcard.js';
import { date } from './date.js';
import { file } from './file.js';
import type { Format } from './format.js';
import { idcard } from './idcard.js';
import { mobile } from './mobile.js';
import { money } from './money.js';
import { name } from './name.js';
import { postcode } from './postcode.js';
import { schoolCode } from './school-code.js';
import { studentNo } from './student-no.js';
import { uscc } from './uscc.js';

/** Every format a form may name. A new one is a file beside this and a line here. */
export const formats: readonly Format[] = [idcard, mobile, uscc, date, money, bankcard, name, postcode, file, studentNo, areaCode, schoolCode];

const byName = new Map(formats.map((format) => [format.name, format]));

/** The format of this name, or nothing when there is none. */
export function findFormat(formatName: string): Format | undefined {
  return byName.get(formatName);
}
