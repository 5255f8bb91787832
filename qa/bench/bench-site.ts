import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { Agent, type RequestOptions, request } from 'node:http';
import path from 'node:path';

/** What the server's process says when it is up; tokens are those of sessions that stand in its database. */
export interface SiteReady {
  readonly port: number;
  /** Where the server writes a line for each request, with the time that it took inside. */
  readonly log: string;
  readonly url: string;
  readonly ownerUrl: string;
  readonly citizens: readonly string[];
  readonly clerks: readonly string[];
  readonly otherClerks: readonly string[];
}

/** Sends what a browser sends. */
export type Post = (token: string, target: string, body: unknown) => Promise<Answered>;

/** A server in another process; `post` is what a browser sends, with its cookie and a key of its own. */
export interface BenchSite extends SiteReady {
  readonly post: Post;
  /** Microseconds of CPU that the server's process has used. */
  cpu(): Promise<number>;
  close(): Promise<void>;
}

export interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
  /** Milliseconds until the last byte. */
  readonly took: number;
  /** By which the server's log knows it. */
  readonly request: string;
}

/** Starts the server with so many people; `close` stops it and takes its database away. */
export async function openBenchSite(citizens: number, clerks: number): Promise<BenchSite> {
  const child = fork(path.join(import.meta.dirname, 'site-process.ts'), [String(citizens), String(clerks)]);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const answerOf = <T>() => Promise.race([new Promise<T>((resolve) => child.once('message', (message) => resolve(message as T))), ended.then(died)]);
  const ready = await answerOf<SiteReady>();
  const posting = openPost(ready.port);
  return {
    ...ready,
    post: posting.post,
    cpu: async () => {
      child.send('cpu');
      const { cpu } = await answerOf<{ cpu: NodeJS.CpuUsage }>();
      return cpu.user + cpu.system;
    },
    close: async () => {
      posting.close();
      child.disconnect();
      await ended;
    },
  };
}

/** Connections of one client to the server. */
export function openPost(port: number): { readonly post: Post; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  return { post: (token, target, body) => post(agent, port, token, target, body), close: () => agent.destroy() };
}

function died(): never {
  throw new Error('The server of the bench has ended');
}

/** A connection that the server has just closed is no answer: the same command goes again under the same key, as a browser sends it. */
async function post(agent: Agent, port: number, token: string, target: string, body: unknown): Promise<Answered> {
  const text = JSON.stringify(body);
  const headers = {
    ...{ Cookie: `onething=${token}`, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) },
    'Idempotency-Key': randomUUID(),
  };
  const began = performance.now();
  const send = () => sent({ agent, port, host: '127.0.0.1', method: 'POST', path: `/api/v1${target}`, headers }, text);
  const answer = await send().catch((error) => (error.code === 'ECONNRESET' ? send() : Promise.reject(error)));
  return { ...answer, took: performance.now() - began };
}

function sent(options: RequestOptions, text: string): Promise<Omit<Answered, 'took'>> {
  return new Promise((resolve, reject) => {
    const call = request(options, (response) => {
      let received = '';
      response.setEncoding('utf8').on('data', (part) => {
        received += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: received ? JSON.parse(received) : {}, request: String(response.headers['x-request-id']) }),
      );
    });
    call.on('error', reject).end(text);
  });
}

/** The body of an answer that is expected to be good. */
export function answered({ status, body }: Answered): Record<string, unknown> {
  if (status < 300) return body;
  throw new Error(`${status} ${JSON.stringify(body)}`);
}
