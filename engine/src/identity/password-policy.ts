import { done, type Message, type Outcome, refused } from '@onething/rules';

/** What a new password must be: long enough, another one, and not the account. Lengths count signs, not bytes. */
export function checkNewPassword(next: string, now: string, { account, length }: { account: string; length: number }): Outcome<void> {
  const wanted = next.normalize('NFKC');
  if ([...wanted].length < length) return weak({ zh: `新密码至少 ${length} 位。`, en: `A new password has at least ${length} characters.` });
  if (wanted === now.normalize('NFKC')) return weak({ zh: '新密码不能和原密码相同。', en: 'A new password is another one than before.' });
  if (new Set(wanted).size < 5) return weak({ zh: '新密码里不同的字符太少，容易被猜到。', en: 'The new password has too few different characters.' });
  if (wanted.toLowerCase().includes(account.toLowerCase())) return weak({ zh: '新密码不能包含账号。', en: 'A new password does not contain the account.' });

  return done(undefined);
}

function weak(message: Message) {
  return refused('PASSWORD_TOO_WEAK', message);
}
