import { readFile } from 'node:fs/promises';
import { done, refused } from '@onething/rules';
import type { Command } from '../command.js';
import { onServer } from '../support/sign-in.js';

/** The security administrator: packages signed with this key count as from whom the name says. */
export const trust: Command = {
  name: 'trust',
  takes: 'KEYFILE --note NAME [--server URL]',
  title: { zh: '信任一个签名人（公钥文件），先用电话等方式核对指纹', en: 'trust a signer (a file with the public key), after comparing the fingerprint' },
  run: async (subject, options, say) => {
    const publicKey = await readFile(subject, 'utf8').catch(() => undefined);
    if (publicKey === undefined) return refused('SOURCE_NOT_FOUND', { zh: `没有找到 ${subject}，请检查路径。`, en: `${subject} does not exist.` });
    const { note } = options;
    if (!note) return refused('NAME_MISSING', { zh: '请用 --note 写明签名人的名称。', en: 'Name the signer with --note.' });
    const trusted = await onServer(options, (client) => client.trustSigner({ name: note, publicKey: publicKey.slice(0, 2000) }));
    if (!trusted.ok) return trusted;
    say.line({ zh: `已信任“${note}”，指纹 ${trusted.value.fingerprint}`, en: `Trusting "${note}", fingerprint ${trusted.value.fingerprint}` });

    return done(undefined);
  },
};
