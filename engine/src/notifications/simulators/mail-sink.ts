import type { Readable } from 'node:stream';
import type { SMTPServer } from 'smtp-server';
import { readMail } from './read-mail.js';
import type { SimulatedMessages } from './simulated-messages.js';
import { failures, type Simulator } from './simulator.js';

const account = { user: 'onething', password: 'simulated-password' };
/** A mailbox that does not exist, for trying what happens then. */
const nobody = /^nobody@/;

/** A mail server that takes everything and delivers nothing. */
export async function openMailSink(messages: SimulatedMessages): Promise<Simulator> {
  const { SMTPServer: Server } = await import('smtp-server');
  const { failNext, isDue } = failures();
  const server = new Server({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    onAuth({ username, password }, _session, done) {
      if (username === account.user && password === account.password) return done(null, { user: username });
      return done(new Error('Invalid username or password'));
    },
    onRcptTo({ address }, _session, done) {
      return nobody.test(address) ? done(refusal(550, 'No such user here')) : done();
    },
    onData(stream, { envelope }, done) {
      if (isDue()) {
        stream.resume().once('end', () => done(refusal(451, 'Try again later')));
        return;
      }
      take(stream, envelope.rcptTo.map(({ address }) => address).join(', ')).then(() => done(), done);
    },
  });
  server.on('error', () => undefined);
  const port = await listen(server);
  const settings = { host: '127.0.0.1', port, security: 'none', ...account, from: 'onething@example.com' };
  return { channel: 'email', settings, failNext, stop: () => new Promise((resolve) => server.close(() => resolve())) };

  async function take(stream: Readable, to: string): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    const { subject, text, messageId } = readMail(Buffer.concat(chunks).toString('utf8'));
    await messages.add({ channel: 'email', to, title: subject, text, key: messageId });
  }
}

function refusal(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

function listen(server: SMTPServer): Promise<number> {
  return new Promise((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}
