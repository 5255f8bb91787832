import { done, refused } from '@onething/rules';
import { createTransport, type Transporter } from 'nodemailer';
import type { Channel, ChannelKind, ChannelSettings, OutsideMessage, Sent } from './channel.js';
import { patience } from './patience.js';
import { numberOf, textOf } from './settings.js';

/** E-mail over SMTP. The key of a message is its `Message-ID`, by which a mail server knows a second copy. */
export const email: ChannelKind = {
  id: 'email',
  title: { zh: '电子邮件', en: 'E-mail' },
  audience: 'everybody',
  settings: {
    type: 'object',
    properties: {
      host: { type: 'string', title: '发信服务器', minLength: 1, maxLength: 253 },
      port: { type: 'integer', title: '端口', minimum: 1, maximum: 65_535 },
      security: { type: 'string', title: '加密：tls、starttls，或 none（仅限本机）', enum: ['tls', 'starttls', 'none'] },
      user: { type: 'string', title: '账号', maxLength: 254 },
      password: { type: 'string', title: '密码或授权码', maxLength: 254 },
      from: { type: 'string', title: '发信地址', minLength: 3, maxLength: 254, pattern: '@' },
    },
    required: ['host', 'port', 'security', 'from'],
    additionalProperties: false,
  },
  open: overSmtp,
};

function overSmtp(settings: ChannelSettings): Channel {
  const transport = transportOf(settings);
  const from = textOf(settings, 'from');
  return {
    addressOf: (contact) => contact.email,
    async send(message) {
      try {
        const { response } = await transport.sendMail(mailOf(message, from));
        return { status: 'sent', receipt: (response ?? '').slice(0, 200) };
      } catch (error) {
        return refusalOf(error);
      }
    },
    async check() {
      return transport.verify().then(
        () => done(undefined),
        (error: Error) =>
          refused('CHANNEL_NOT_WORKING', { zh: `邮件服务器没有通过检查：${error.message}`, en: `The mail server failed the check: ${error.message}` }),
      );
    },
    close: () => transport.close(),
  };
}

function transportOf(settings: ChannelSettings): Transporter {
  const [security, user, host] = [textOf(settings, 'security'), textOf(settings, 'user'), textOf(settings, 'host')];
  const isLocal = /^(localhost|127\.0\.0\.1|::1)$/.test(host);
  return createTransport({
    host,
    port: numberOf(settings, 'port'),
    secure: security === 'tls',
    // Nothing of a person goes over a wire in the clear, except to this very machine.
    requireTLS: security === 'starttls' || (security === 'none' && !isLocal),
    ignoreTLS: security === 'none' && isLocal,
    ...(user === '' ? {} : { auth: { user, pass: textOf(settings, 'password') } }),
    connectionTimeout: patience / 2,
    greetingTimeout: patience / 2,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function mailOf({ key, to, title, link }: OutsideMessage, from: string) {
  const text = [
    `${title}。`,
    `请登录“一件事” ${link} 查看。为保护隐私，邮件里不写办件内容；请不要回复本邮件。`,
    `You have a message at OneThing: sign in at ${link} to read it.`,
  ].join('\r\n\r\n');
  // The two parts of the key come from this installation: no address of anybody, nothing to break a header with.
  return {
    from,
    to: { name: '', address: to },
    subject: `【一件事】${title}`,
    text,
    textEncoding: 'base64' as const,
    messageId: `<${key.replaceAll('/', '.')}@onething>`,
  };
}

/** The server says for good (5xx about the address) that it will not take it; everything else may be better later. */
function refusalOf(error: unknown): Sent {
  const isForGood = error instanceof Error && 'code' in error && error.code === 'EENVELOPE' && 'responseCode' in error && Number(error.responseCode) >= 500;
  if (!isForGood) throw error;

  return { status: 'refused', code: 'ADDRESS_REFUSED', reason: error.message };
}
