import { checkNewPassword } from './password-policy.js';

const policy = { account: 'zhangsan', length: 12 };

describe('checkNewPassword', () => {
  it.each([
    ['short-one', '至少 12 位'],
    ['old password 1', '不能和原密码相同'],
    ['ｏｌｄ password 1', '不能和原密码相同'],
    ['ababababababab', '不同的字符太少'],
    ['my-ZhangSan-2026', '不能包含账号'],
  ])('refuses %s', (next, words) => {
    const checked = checkNewPassword(next, 'old password 1', policy);
    expect(checked).toMatchObject({ ok: false, code: 'PASSWORD_TOO_WEAK' });
    expect(checked.ok ? '' : checked.message.zh).toContain(words);
  });

  it.each(['correct horse battery', '长长的一句话也可以作密码用'])('takes %s', (next) => {
    expect(checkNewPassword(next, 'old password 1', policy)).toMatchObject({ ok: true });
  });
});
