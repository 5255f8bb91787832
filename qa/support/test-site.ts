import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { type Engine, openEngine, readConfig } from '@onething/engine';
import { readHttpConfig, startServer } from '@onething/runtime-api';
import { startEmbeddedPostgres } from '../../engine/src/database/embedded-postgres.js';

/** The whole application, as `npm start` runs it: real server, real PostgreSQL in a folder of its own, the demo's people and packages. */
export interface TestSite {
  readonly url: string;
  /** The application's role, for arranging what has no endpoint. */
  readonly database: string;
  /** The superuser, for looking at the rows of all tenants. */
  readonly adminDatabase: string;
  readonly engine: Engine;
  /** Sends exactly what is given; no browser, no client in between. */
  send(call: Call): Promise<Answer>;
  /** The cookie of a demo person, signed in once. */
  cookieOf(person: string): Promise<string>;
  /** Stops the database for good. */
  loseDatabase(): Promise<void>;
  close(): Promise<void>;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly bytes: Buffer;
}

/** Opens a site in a temporary folder; `close` stops the database and removes the folder. */
export async function openTestSite(environment: Readonly<Record<string, string>> = {}): Promise<TestSite> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'onething-site-'));
  chmodSync(folder, 0o755);
  const root = process.cwd();
  const webApps = { '/': path.join(root, 'portal/dist/web'), '/designer/': path.join(root, 'designer/dist/web') };
  const config = { ...readHttpConfig(environment, { webApps, port: 0 }), logFile: path.join(folder, 'http.log') };
  const postgres = await startEmbeddedPostgres({ folder: path.join(folder, 'data') });
  const database = { DATABASE_URL: postgres.url, DATABASE_OWNER_URL: postgres.ownerUrl };
  const opened: { engine?: Engine } = {};
  const server = await startServer(config, async (publicUrl) => {
    const logFile = path.join(folder, 'engine.log');
    opened.engine = await openEngine(readConfig({ ...environment, ...database }, { root, publicUrl, logFile }));
    return opened.engine;
  });
  if (!opened.engine) throw new Error('the server has started without an engine');
  const send = (call: Call) => sendTo(server.port, call);
  const close = async () => {
    await server.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };

  return {
    url: server.address,
    database: postgres.url,
    adminDatabase: postgres.adminUrl.replace(/\/postgres$/, '/onething'),
    engine: opened.engine,
    send,
    cookieOf: remembering((person) => signIn(send, person)),
    loseDatabase: postgres.stop,
    close,
  };
}

function sendTo(port: number, { method, path: target, headers, body }: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path: target, headers: { ...headers, ...lengthOf(body) } }, (response) => {
      const chunks: Buffer[] = [];
      const finish = () => {
        const bytes = Buffer.concat(chunks);
        resolve({ status: response.statusCode ?? 0, headers: flat(response.headers), text: bytes.toString('utf8'), bytes });
      };
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', finish);
      // A stream of events has no end: its head is the answer.
      if (response.headers['content-type']?.startsWith('text/event-stream')) {
        finish();
        response.destroy();
      }
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function lengthOf(body: Call['body']): Record<string, string> {
  return body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
}

function flat(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join('\n') : (value ?? '')]));
}

async function signIn(send: TestSite['send'], demoPerson: string): Promise<string> {
  const answer = await send({ method: 'POST', path: '/api/v1/session', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ demoPerson }) });
  const cookie = answer.headers['set-cookie']?.split(';')[0];
  if (!cookie) throw new Error(`${demoPerson} was not signed in: ${answer.status} ${answer.text}`);
  return cookie;
}

function remembering(find: (key: string) => Promise<string>): (key: string) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  return (key) => {
    const found = known.get(key) ?? find(key);
    known.set(key, found);
    return found;
  };
}
