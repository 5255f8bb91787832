import { readdirSync } from 'node:fs';
import { findFormat, formats } from './index.js';
import { formatYuan, parseYuan } from './money.js';

const today = '2026-11-22';

function check(name: string, value: string | number): string {
  const format = findFormat(name);
  if (!format) throw new Error(`no format ${name}`);
  return format.check(value, { today }) ?? 'ok';
}

/** The vectors of the standards, with the reason that each must give. */
const vectors: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  idcard: [
    ['11010519491231002X', 'ok'],
    ['440524188001010014', 'ok'],
    ['330102201908310005', 'ok'],
    ['33010620190901000X', 'ok'],
    ['330103202205019992', 'ok'],
    ['330782202002290000', 'ok'],
    ['33011320170815000X', 'ok'],
    ['330102201908310000', 'checksum'],
    ['330102201902300009', 'date'],
    ['33010220270101000X', 'date-range'],
    ['33010620190901000x', 'format'],
    ['330102190831000', 'format'],
    ['990102201908310008', 'province'],
    ['330199199003150018', 'ok'],
    ['330199199003150019', 'checksum'],
  ],
  uscc: [
    ['12330199XYXYXY0161', 'ok'],
    ['52330199MJXYXY02XH', 'ok'],
    ['91330199MAXYXY035N', 'ok'],
    ['92330199MAXYXY043E', 'ok'],
    ['11330000XYXYXY059Y', 'ok'],
    ['12330199XYXYXY016A', 'checksum'],
    ['91330199MOXYXY035N', 'format'],
    ['91330199maxyxy035n', 'format'],
    ['95330199MAXYXY035A', 'category'],
    ['91330199MAXYXY0307', 'ok'],
    ['330106000123456', 'format'],
  ],
  'student-no': [
    ['G330102201908310005', 'ok'],
    ['G33010620190901000X', 'ok'],
    ['G810000201408080000', 'ok'],
    ['J330106201603120003', 'ok'],
    ['L330106201605050000', 'ok'],
    ['330102201908310005', 'format'],
    ['G330102201908310000', 'checksum'],
    ['L330106201613050000', 'date'],
    ['L33010620160505000X', 'format'],
    ['K330102201908310005', 'format'],
    ['J33010620160312000', 'format'],
  ],
  'school-code': [
    ['2133000123', 'ok'],
    ['3133000456', 'ok'],
    ['3433000789', 'ok'],
    ['1133001234', 'ok'],
    ['4133010335', 'ok'],
    ['2033000123', 'category'],
    ['2199000123', 'province'],
    ['213300012', 'format'],
    ['4133110335', 'sequence'],
    ['2133000000', 'sequence'],
  ],
  'area-code': [
    ['330000', 'ok'],
    ['330100', 'ok'],
    ['330106', 'ok'],
    ['330782', 'ok'],
    ['110101', 'ok'],
    ['33010', 'format'],
    ['990101', 'province'],
    ['330006', 'hierarchy'],
    ['33O106', 'format'],
    ['330106000', 'format'],
  ],
  mobile: [
    ['13800000000', 'ok'],
    ['15700000001', 'ok'],
    ['16600000002', 'ok'],
    ['17300000003', 'ok'],
    ['19900000004', 'ok'],
    ['12345678901', 'format'],
    ['1380000000', 'format'],
    ['+8613800000000', 'format'],
    ['1064700000001', 'format'],
    ['057185210000', 'format'],
  ],
  bankcard: [
    ['6299990000000000004', 'ok'],
    ['6299990000000000012', 'ok'],
    ['6299990000000000020', 'ok'],
    ['6299990000000009', 'ok'],
    ['629999000000000009', 'ok'],
    ['6299990000000000005', 'checksum'],
    ['0000000000000000', 'degenerate'],
    ['6299 9900 0000 0000', 'format'],
    ['62999900000', 'format'],
    ['629999000000000000004', 'format'],
  ],
  date: [
    ['2026-02-28', 'ok'],
    ['2024-02-29', 'ok'],
    ['2000-02-29', 'ok'],
    ['1988-04-17', 'ok'],
    ['2026-12-31', 'ok'],
    ['2026-02-30', 'date'],
    ['2023-02-29', 'date'],
    ['1900-02-29', 'date'],
    ['2026-13-01', 'date'],
    ['2026-2-9', 'format'],
  ],
  name: [
    ['李强', 'ok'],
    ['𬎆明', 'ok'],
    ['阿卜杜拉·买买提', 'ok'],
    ['John Smith-Lee', 'ok'],
    ['·买买提', 'format'],
    ['李强1', 'format'],
    ['李 强', 'format'],
    ['$\u007benvironment}', 'format'],
    ['李'.repeat(51), 'length'],
  ],
  postcode: [
    ['310000', 'ok'],
    ['31000', 'format'],
  ],
  file: [
    ['018f6d3e-7a3b-7c11-8a55-0c5f8f1e2d3c', 'ok'],
    ['../secret', 'format'],
    ['', 'format'],
  ],
};

describe('formats', () => {
  for (const [name, cases] of Object.entries(vectors)) {
    it.each(cases)(`${name} %s: %s`, (value, expected) => expect(check(name, value)).toBe(expected));
  }

  it('has every file of the folder in its list, each name once', () => {
    const support = ['civil-date', 'format', 'index', 'normalise', 'resident-number'];
    const files = readdirSync(new URL('.', import.meta.url))
      .filter((file) => !file.includes('.test.'))
      .map((file) => file.replace('.ts', ''))
      .filter((file) => !support.includes(file));
    expect(formats.map((format) => format.name).sort()).toEqual(files.sort());
  });

  it('refuses anything but text for a text format, and anything but whole cents for money', () => {
    expect(formats.filter((format) => format.name !== 'money').map((format) => format.check(42, { today }))).not.toContain(undefined);
    expect(['1.5', 1.5, Number.NaN, 2 ** 60].map((value) => check('money', value))).toEqual(['format', 'format', 'format', 'format']);
    expect(check('money', 123)).toBe('ok');
  });

  it('detects every single digit typed wrong in an ID number', () => {
    const number = '330102201908310005';
    const wrong = [...number].flatMap((digit, i) =>
      [...'0123456789'].filter((other) => other !== digit).map((other) => number.slice(0, i) + other + number.slice(i + 1)),
    );
    expect(wrong).toHaveLength(162);
    expect(wrong.filter((value) => check('idcard', value) === 'ok')).toEqual([]);
  });

  it('refuses a birth before 1850', () => expect(check('idcard', '330102184912310000')).toBe('date-range'));

  it('only warns of an inner organisation code that does not match', () => {
    const uscc = findFormat('uscc');
    expect(uscc?.warn?.('91330199MAXYXY0307', { today })).toBe('org-checksum');
    expect(uscc?.warn?.('91330199MAXYXY035N', { today })).toBeUndefined();
  });
});

describe('normalising', () => {
  it.each([
    ['idcard', '３３０１０６ 20190901 000x', '33010620190901000X'],
    ['idcard', ' 330106-20190901-000x\u3000', '33010620190901000X'],
    ['mobile', '+86 138-0000-0000', '13800000000'],
    ['mobile', '0086 13800000000', '13800000000'],
    ['mobile', '１３８００００００００', '13800000000'],
    ['bankcard', '6299 9900 0000 0000 004', '6299990000000000004'],
    ['uscc', '91330199maxyxy035n', '91330199MAXYXY035N'],
    ['name', ' 阿卜杜拉 • 买买提 ', '阿卜杜拉·买买提'],
    ['date', '２０２６-02-28', '2026-02-28'],
    ['student-no', 'g33010620190901000x', 'G33010620190901000X'],
  ])('%s %s → %s', (name, typed, canonical) => expect(findFormat(name)?.normalise(typed)).toBe(canonical));
});

describe('money', () => {
  it.each([
    ['1,234.5', 123450],
    ['￥1234.56', 123456],
    ['１２．３０ 元', 1230],
    ['0.07', 7],
    ['-3', -300],
    ['90071992547409.91', undefined],
    ['1.234', undefined],
    ['', undefined],
    ['十元', undefined],
  ])('reads %s as %s 分', (typed, cents) => expect(parseYuan(typed)).toBe(cents));

  it.each([
    [0, '0.00'],
    [7, '0.07'],
    [123456, '1,234.56'],
    [100000000, '1,000,000.00'],
    [-5, '-0.05'],
  ])('shows %s 分 as %s', (cents, shown) => expect(formatYuan(cents)).toBe(shown));
});

describe('messages', () => {
  it('name the field where its title is given, else what the format is called', () => {
    const idcard = findFormat('idcard');
    expect(idcard?.message('checksum').zh).toBe('身份证号码校验未通过，请核对');
    expect(idcard?.message('checksum', { zh: '受托人身份证号', en: 'Trustee ID' })).toEqual({
      zh: '受托人身份证号校验未通过，请核对',
      en: 'Trustee ID did not pass its check digit. Please check it',
    });
  });

  it('put a title in as text, whatever it says', () => {
    expect(findFormat('mobile')?.message('format', { zh: '$& {title}', en: '$1' }).zh).toContain('$& {title}应为');
  });

  it('know every reason, and fall back to the format for others', () => {
    for (const format of formats) {
      expect(format.message('constructor')).toEqual(format.message('format'));
      expect(format.message('format').zh).toMatch(/^[^{]{8,}$/);
    }
  });
});
