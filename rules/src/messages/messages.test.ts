import type { Value } from '../values.js';
import { describeBasis } from './describe-basis.js';
import { describeValue } from './describe-value.js';
import { messageText } from './message-text.js';

describe('words for people', () => {
  it('are Chinese unless English was asked for', () => {
    const message = { zh: '是', en: 'yes' };
    expect([undefined, 'zh-CN', 'en', 'EN-gb', 'fr'].map((language) => messageText(message, language))).toEqual(['是', '是', 'yes', 'yes', '是']);
  });

  it.each<[Value | undefined, string, string]>([
    [undefined, '未知', 'unknown'],
    [null, '空', 'empty'],
    [true, '是', 'yes'],
    [false, '否', 'no'],
    [12.5, '12.5', '12.5'],
    ['甲', '甲', '甲'],
    ['x'.repeat(80), `${'x'.repeat(60)}…`, `${'x'.repeat(60)}…`],
    [[], '无', 'none'],
    [['甲', 1, null], '甲、1、空', '甲, 1, empty'],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], '1、2、3、4、5、6、7、8、9、10等 11 项', '1, 2, 3, 4, 5, 6, 7, 8, 9, 10 … (11)'],
    [[{ a: 1 }], '1 条记录', '1 record'],
    [[{ a: 1 }, {}], '2 条记录', '2 records'],
    [{ name: '李强', more: { a: 1 }, ok: true }, 'name 李强、more …、ok 是', 'name 李强, more …, ok yes'],
  ])('describe %j', (value, zh, en) => {
    expect(describeValue(value)).toEqual({ zh, en });
  });

  it.each([
    [{ law: '行政许可法' }, '《行政许可法》'],
    [{ law: '《行政许可法》', article: '45' }, '《行政许可法》第45条'],
    [{ law: '行政许可法', article: '第四十五条' }, '《行政许可法》第四十五条'],
  ])('cite %j', (basis, zh) => {
    expect(describeBasis(basis).zh).toBe(zh);
  });
});
