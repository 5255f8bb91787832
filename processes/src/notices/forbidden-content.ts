import type { Message } from '@onething/rules';

/** Something that must not be published, with the words that say so. */
interface Forbidden {
  readonly found: (text: string) => boolean;
  readonly what: Message;
}

/** 教财〔2018〕16号: a publicity list gives name, class and level; nothing that tells a category, an illness, an income or where somebody lives. */
const forbidden: readonly Forbidden[] = [
  words(
    /低保|低边|低收入|特困|孤儿|无人抚养|残疾|残障|烈士|脱贫|返贫|建档立卡|支出型|救助|留守|单亲|离异|贫困户|困境儿童/u,
    '困难类别',
    'a category of hardship',
  ),
  words(/疾病|患病|重病|大病|病种|癌|白血病|尿毒症|抑郁|精神病|住院|手术/u, '健康状况', 'health'),
  words(/收入|工资|存款|元\/|万元|欠债|负债/u, '收入或财产', 'income or property'),
  words(
    /身份证|证件号|手机|电话|联系方式|银行卡|卡号|账号|出生|生日|微信|@/u,
    '证件、联系方式或出生日期',
    'a document number, contact details or a date of birth',
  ),
  words(/[省市县区镇乡].{0,20}[路街巷弄村组].{0,10}[号幢栋室户]/u, '住址', 'an address'),
  { found: hasLongNumber, what: { zh: '证件号码、电话等号码', en: 'a number such as an ID or phone number' } },
];

/** What in this text must not be published; nothing when it may. */
export function forbiddenIn(text: string): Message | undefined {
  const plain = text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
  return forbidden.find(({ found }) => found(plain))?.what;
}

function words(pattern: RegExp, zh: string, en: string): Forbidden {
  return { found: (text) => pattern.test(text), what: { zh, en } };
}

/** Four digits in a row tell the end of an ID number; only a school year or a term (2020级, 2020学年, 2020-2021学年) may have them. */
function hasLongNumber(text: string): boolean {
  const withoutYears = text.replace(/(?:19|20)\d\d(?:[-~—至](?:19|20)\d\d)?(?=级|届|年|学年)/gu, '');
  return /\d{4}|\d{3}[Xx]/u.test(withoutYears.replace(/[-—–_·.,，、/*]/gu, '')) || /[〇零一二三四五六七八九]{6}/u.test(withoutYears);
}
