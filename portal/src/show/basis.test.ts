import { showBasis } from './basis.js';

describe('showBasis', () => {
  it.each([
    [{ law: '普通高等学校学生管理规定（教育部令第41号）', article: '39' }, '《普通高等学校学生管理规定》（教育部令第41号）第39条'],
    [{ law: '中华人民共和国行政许可法', article: '第三十八条' }, '《中华人民共和国行政许可法》第三十八条'],
    [{ law: '《义务教育法》' }, '《义务教育法》'],
    [{ law: 'GB 11643-1999 公民身份号码' }, 'GB 11643-1999 公民身份号码'],
  ])('%j reads %s', (basis, text) => expect(showBasis(basis, 'zh')).toBe(text));
});
