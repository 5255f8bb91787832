import { maskValue } from '@onething/forms';
import { done, type Facts, type Message, type Outcome, refused, type Value } from '@onething/rules';
import { forbiddenIn } from './forbidden-content.js';
import type { NoticeAudience, NoticeContent, NoticeEntry } from './notice.js';

/** packages.md 0.2: a list below this tells who is meant although the names are masked. */
export const smallestGroup = 10;
const mostEntries = 2000;

const audiences: readonly NoticeAudience[] = ['school', 'department', 'public'];

/** What an entry may be given. `person` is told alone where the group is too small; `idNo` is compared with what is shown and dropped. */
const entryFields: readonly string[] = ['key', 'name', 'idNo', 'person', 'detail'];

/**
 * A list as the public may see it: fields of the allow-list only, names masked here and nowhere else. Refusals:
 * `NOTICE_INVALID`, `NOTICE_FIELD_NOT_ALLOWED`, `NOTICE_CONTENT_NOT_ALLOWED`, and `NOTICE_GROUP_TOO_SMALL`, to which the
 * alternative is telling each person alone.
 */
export function checkNotice(input: Facts): Outcome<NoticeContent> {
  const audience = audiences.find((known) => known === input.audience);
  const [title, titleEn, group] = [textIn(input.title), textIn(input.titleEn), textIn(input.group)];
  const { entries, days } = input;
  if (!audience) return invalid('受众应为 school、department 或 public', 'the audience is school, department or public');
  if (title === '' || title.length > 100) return invalid('标题应为 1 至 100 字', 'the title has 1 to 100 characters');
  if (audience === 'school' && group === '') return invalid('校内公示须说明是哪所学校', 'a notice for a school names the school');
  if (!isList(entries) || entries.length > mostEntries)
    return invalid(`名单应为至多 ${mostEntries} 人的列表`, `the entries are a list of at most ${mostEntries}`);
  if (typeof days !== 'number' || !Number.isInteger(days) || days < 1 || days > 60)
    return invalid('公示期应为 1 至 60 个工作日', 'the period is 1 to 60 working days');
  const about = forbiddenIn(`${title} ${titleEn}`);
  if (about) return contentRefused('标题', 'the title', about);

  const checked = checkEntries(entries);
  if (!checked.ok) return checked;
  if (checked.value.length < smallestGroup) return tooSmall(checked.value.length);

  const shown = { title, days, ...(titleEn && { titleEn }), audience, ...(group && { group }) };
  return done({ ...shown, entries: checked.value.toSorted(byDetailAndName) });
}

function checkEntries(entries: readonly Value[]): Outcome<readonly NoticeEntry[]> {
  const checked: NoticeEntry[] = [];
  for (const [index, entry] of entries.entries()) {
    const one = checkEntry(entry, index + 1);
    if (!one.ok) return one;
    checked.push(one.value);
  }
  const double = checked.find(({ key }, index) => checked.findIndex((other) => other.key === key) !== index);
  return double ? invalid(`名单中有重复的条目`, 'an entry stands twice in the list') : done(checked);
}

function checkEntry(entry: Value, position: number): Outcome<NoticeEntry> {
  if (typeof entry !== 'object' || entry === null || isList(entry)) return invalid(`第 ${position} 条不是一个条目`, `entry ${position} is no entry`);
  const unknown = Object.keys(entry).find((field) => !entryFields.includes(field));
  if (unknown !== undefined) return fieldRefused(unknown, position);

  const [key, name, detail, idNo] = [entry.key, entry.name, entry.detail, entry.idNo].map(textIn);
  if (!key || !name || !/^[\p{L}\p{M}·•.' -]{1,50}$/u.test(name))
    return invalid(`第 ${position} 条缺少主键或姓名`, `entry ${position} lacks its key or a name`);
  if ((detail ?? '').length > 40) return invalid(`第 ${position} 条的说明超过 40 字`, `the detail of entry ${position} is longer than 40 characters`);
  const about = forbiddenIn(detail ?? '') ?? partOfId(detail ?? '', idNo ?? '');
  if (about) return contentRefused(`第 ${position} 条`, `entry ${position}`, about);

  return done({ key, name: String(maskValue('name', name)), detail: detail ?? '' });
}

/** Three digits of this person's own number, which the general rule lets pass as the number of a class. */
function partOfId(detail: string, idNo: string): Message | undefined {
  const runs = detail.normalize('NFKC').match(/\d{3,}/gu) ?? [];
  const told = idNo !== '' && runs.some((run) => idNo.endsWith(run) || idNo.replace(/[Xx]$/u, '').endsWith(run));
  return told ? { zh: '身份证号码的数字', en: 'digits of the ID number' } : undefined;
}

/** By code point: the same on every machine, whatever its language. */
function byDetailAndName(a: NoticeEntry, b: NoticeEntry): number {
  const [one, other] = [`${a.detail}\u0000${a.name}\u0000${a.key}`, `${b.detail}\u0000${b.name}\u0000${b.key}`];
  return one < other ? -1 : Number(one > other);
}

function textIn(value: Value | undefined): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value).trim();
}

function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

function invalid(zh: string, en: string): Outcome<never> {
  return refused('NOTICE_INVALID', { zh: `公示不能发布：${zh}。`, en: `The notice cannot be published: ${en}.` });
}

function fieldRefused(field: string, position: number): Outcome<never> {
  return refused('NOTICE_FIELD_NOT_ALLOWED', {
    zh: `公示名单第 ${position} 条含有不允许公示的字段“${field}”。只能公示姓名（脱敏）和班级、档次，请去掉该字段。`,
    en: `Entry ${position} has the field "${field}", which may not be published. A list gives the masked name, class and level only: take the field out.`,
  });
}

function contentRefused(zh: string, en: string, about: Message): Outcome<never> {
  return refused('NOTICE_CONTENT_NOT_ALLOWED', {
    zh: `公示${zh}含有${about.zh}，不能公示。请只写班级和档次。`,
    en: `${en} tells ${about.en}, which may not be published. State class and level only.`,
  });
}

function tooSmall(count: number): Outcome<never> {
  return refused('NOTICE_GROUP_TOO_SMALL', {
    zh: `名单只有 ${count} 人，少于 ${smallestGroup} 人即使脱敏也能认出本人，不作公示，改为逐人告知。`,
    en: `The list has ${count} entries; below ${smallestGroup} people are recognised although masked. It is not published: each is told alone.`,
  });
}
