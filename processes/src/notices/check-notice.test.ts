import type { Facts, Value } from '@onething/rules';
import { checkNotice } from './check-notice.js';

const entries = (count: number, more: (index: number) => Facts = () => ({})): Value =>
  Array.from({ length: count }, (_, index) => ({ key: `K${index}`, name: '张小明', detail: '高一（3）班 一般困难', ...more(index) }));
const notice = (changes: Facts = {}): Facts => ({
  ...{ title: '2020学年家庭经济困难学生认定公示', audience: 'school', group: 'SCH101', days: 5, entries: entries(10) },
  ...changes,
});
const withDetail = (detail: string) => checkNotice(notice({ entries: entries(10, (index): Facts => (index === 4 ? { detail } : {})) }));

describe('a notice that may be published', () => {
  it('shows masked names, class and level, and keeps nothing else of a person', () => {
    const given = entries(10, (index) => ({
      idNo: '330199201408310032',
      person: 'li-qiang',
      name: ['张小明', '李强', '欧阳小明', '买买提·阿布都'][index % 4] ?? '',
    }));
    const checked = checkNotice(notice({ entries: given }));
    expect(checked.ok && [...new Set(checked.value.entries.map(({ name }) => name))].sort()).toEqual(['买*****都', '张*明', '李*', '欧**明']);
    expect(JSON.stringify(checked)).not.toMatch(/3301992|li-qiang|张小明|李强|idNo|person/);
  });

  it('stands in an order that tells nothing about the one it was given in', () => {
    const given = Array.from(
      { length: 12 },
      (_, index): Value => ({ key: `K${index}`, name: ['王芳', '陈小禾', '何苗'][index % 3] ?? '', detail: `高一（${(index % 2) + 1}）班` }),
    );
    const [one, other] = [checkNotice(notice({ entries: given })), checkNotice(notice({ entries: given.toReversed() }))];
    expect(one).toEqual(other);
  });

  it.each(['高一（3）班 一般困难', '2020级3班', '301班', '特别困难', '2020-2021学年 困难', '', 'Class 3'])('may say "%s"', (detail) => {
    expect(withDetail(detail)).toMatchObject({ ok: true });
  });
});

describe('what must not be published is refused in a sentence', () => {
  it.each([
    ['低保家庭', '困难类别'],
    ['孤儿', '困难类别'],
    ['残 疾', '困难类别'],
    ['父亲患病', '健康状况'],
    ['月收入 800', '收入或财产'],
    ['尾号 0032', '号码'],
    ['００３２', '号码'],
    ['00-32', '号码'],
    ['003X', '号码'],
    ['138 0000 0001', '号码'],
    ['手机见表', '联系方式'],
    ['出生 2014', '出生日期'],
    ['临湖区文三路1号', '住址'],
  ])('%s: %s', (detail, what) => {
    const refused = withDetail(detail);
    expect(refused).toMatchObject({ ok: false, code: 'NOTICE_CONTENT_NOT_ALLOWED' });
    expect(refused.ok || refused.message.zh).toContain(what);
  });

  it('three digits that end the own ID number, although a class may have three', () => {
    const own = (idNo: string) => checkNotice(notice({ entries: entries(10, () => ({ detail: '032班', idNo })) }));
    expect(own('330199201408310032')).toMatchObject({ ok: false, code: 'NOTICE_CONTENT_NOT_ALLOWED' });
    expect(own('330199201408310059')).toMatchObject({ ok: true });
  });

  it('a title that tells the category', () => {
    expect(checkNotice(notice({ title: '低保学生名单' }))).toMatchObject({ ok: false, code: 'NOTICE_CONTENT_NOT_ALLOWED' });
    expect(checkNotice(notice({ titleEn: '低保' }))).toMatchObject({ ok: false, code: 'NOTICE_CONTENT_NOT_ALLOWED' });
  });

  it.each(['category', 'address', 'mobile', 'birth', 'income', 'masked'])('a field beyond the list: %s', (field) => {
    const refused = checkNotice(notice({ entries: entries(10, () => ({ [field]: '' })) }));
    expect(refused).toMatchObject({ ok: false, code: 'NOTICE_FIELD_NOT_ALLOWED' });
    expect(refused.ok || refused.message.zh).toContain(`“${field}”`);
  });

  it('fewer than ten, with the way to go', () => {
    expect(checkNotice(notice({ entries: entries(9) }))).toMatchObject({ ok: false, code: 'NOTICE_GROUP_TOO_SMALL' });
    expect(checkNotice(notice({ entries: entries(10) }))).toMatchObject({ ok: true });
    const refused = checkNotice(notice({ entries: [] }));
    expect(refused.ok || refused.message.zh).toContain('逐人告知');
  });

  it.each<[string, Facts]>([
    ['an audience that is none', { audience: 'friends' }],
    ['a school that is not named', { group: '' }],
    ['no title', { title: ' ' }],
    ['no period', { days: 0 }],
    ['half a day', { days: 0.5 }],
    ['a period as text', { days: '5' }],
    ['no list', { entries: 'all' }],
    ['more than a list holds', { entries: entries(2001) }],
    ['an entry that is none', { entries: [...Array.from({ length: 10 }, () => '张小明')] }],
    ['a name with digits', { entries: entries(10, () => ({ name: '张小明0032' })) }],
    ['an entry without its key', { entries: entries(10, () => ({ key: '' })) }],
    ['the same entry twice', { entries: entries(10, () => ({ key: 'K' })) }],
  ])('%s', (_, changes) => {
    expect(checkNotice(notice(changes))).toMatchObject({ ok: false, code: 'NOTICE_INVALID' });
  });
});
