import { join } from 'node:path';
import { openEngine, readConfig, StartRefused } from '@onething/engine';
import type { Message } from '@onething/rules';
import { type HttpConfig, readHttpConfig } from './config.js';
import { type FurtherNodes, startFurtherNodes } from './further-nodes.js';
import { type RunningServer, startServer } from './server.js';

export interface StartOptions {
  /** Folder of the project: examples, built web apps. */
  readonly root: string;
  readonly port?: number;
  readonly host?: string;
  readonly data?: string;
  readonly resetDemo?: boolean;
  /** More than one to try it: the others are processes of their own over the same database. */
  readonly nodes?: number;
  readonly environment: NodeJS.ProcessEnv;
  /** What must be there before people are sent to the address: the web apps, built beside the start. */
  readonly ready?: Promise<unknown>;
}

/** Starts one node and runs until it is told to stop. The address is the last line, and stands alone. */
export async function main(options: StartOptions): Promise<void> {
  try {
    const config = configOf(options);
    const { logFile } = config;
    const tell = ({ zh, en }: Message) => console.log(`${zh} ${en}`);
    const database = { url: '' };
    const opened = (url: string) => {
      database.url = url;
    };
    const server = await startServer(config, (publicUrl) => openEngine(readConfig(options.environment, { ...options, publicUrl, logFile, tell, opened })));
    const others: FurtherNodes[] = [];
    stopOnSignal(server, others);
    await readyOrStopped(server, options.ready);
    if (options.nodes !== undefined && options.nodes > 1) others.push(await furtherNodes(options, options.nodes - 1, database.url, server));
    for (const [i, address] of others.flatMap(({ addresses }) => addresses).entries()) console.log(`节点 ${i + 2} Node ${i + 2}: ${address}`);
    if (config.mode === 'demo') console.log('演示环境：人员和数据均为虚构。 Demonstration: people and data are invented.');
    console.log(server.address);
  } catch (error) {
    console.error(sentenceOf(error, options));
    process.exit(1);
  }
}

async function furtherNodes(
  { root, port, host, data, environment }: StartOptions,
  count: number,
  databaseUrl: string,
  first: RunningServer,
): Promise<FurtherNodes> {
  try {
    const folder = data ?? environment.ONETHING_DATA ?? 'data';
    return await startFurtherNodes({ root, count, host, data: folder, databaseUrl, environment, port: port === 0 ? undefined : first.port });
  } catch (error) {
    await first.stop();
    throw error;
  }
}

/** Pages that do not build end the start; the database is not left running behind. */
async function readyOrStopped(server: RunningServer, ready: Promise<unknown> | undefined): Promise<void> {
  try {
    await ready;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function configOf({ root, port, host, data, environment }: StartOptions): HttpConfig {
  const webApps = { '/': join(root, 'portal/dist/web'), '/designer/': join(root, 'designer/dist/web') };
  const config = readHttpConfig(environment, { webApps, ...(port === undefined ? {} : { port }), ...(host ? { host } : {}) });

  // On a laptop the terminal stays readable; a server's log is collected from standard output.
  return config.mode === 'demo' ? { ...config, logFile: join(data ?? environment.ONETHING_DATA ?? 'data', 'logs', 'server.log') } : config;
}

/** The first node stops last: the database may be its own. */
function stopOnSignal(server: RunningServer, others: readonly FurtherNodes[]): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await Promise.all(others.map((nodes) => nodes.stop()));
    await server.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
}

/** One sentence for what the person at the keyboard can remove; the whole story for what nobody expected. */
function sentenceOf(error: unknown, { port, host, data }: StartOptions): string {
  if (error instanceof StartRefused) return error.message;
  if (!(error instanceof Error)) return String(error);
  const at = `${host ?? '127.0.0.1'}${port ? `:${port}` : ''}`;
  const sentence = sentences[`${'syscall' in error ? error.syscall : ''} ${'code' in error ? error.code : ''}`];

  return sentence?.(at, data ?? 'data') ?? error.stack ?? error.message;
}

const folderNotWritable = (_at: string, data: string) =>
  `数据文件夹 ${data} 不可写，请更改其权限，或用 --data 指定另一个文件夹。\nThe data folder ${data} cannot be written: change its permissions, or name another one with --data.`;

const addressUnknown = (at: string) => `本机没有地址 ${at}，请检查 --host。\nThis machine has no address ${at}: check --host.`;

/** By what the operating system refused, and why. */
const sentences: Readonly<Record<string, (at: string, data: string) => string>> = {
  'listen EADDRINUSE': (at) =>
    `端口已被占用（${at}），请先停止占用它的程序，或用 --port 换一个端口。\nThe port is in use (${at}): stop the program that uses it, or name another with --port.`,
  'listen EACCES': (at) => `没有权限监听 ${at}，请用 --port 换一个 1024 以上的端口。\nNot allowed to listen on ${at}: name a port above 1024 with --port.`,
  'listen EADDRNOTAVAIL': addressUnknown,
  'getaddrinfo ENOTFOUND': addressUnknown,
  ...Object.fromEntries(
    ['EACCES', 'EROFS', 'ENOTDIR', 'EPERM'].flatMap((code) => [`mkdir ${code}`, `open ${code}`].map((refusal) => [refusal, folderNotWritable])),
  ),
};
