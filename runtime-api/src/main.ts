import { join } from 'node:path';
import { openEngine, readConfig, StartRefused } from '@onething/engine';
import type { Message } from '@onething/rules';
import { type HttpConfig, readHttpConfig } from './config.js';
import { type RunningServer, startServer } from './server.js';

export interface StartOptions {
  /** Folder of the project: examples, built web apps. */
  readonly root: string;
  readonly port?: number;
  readonly host?: string;
  readonly data?: string;
  readonly resetDemo?: boolean;
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
    const server = await startServer(config, (publicUrl) => openEngine(readConfig(options.environment, { ...options, publicUrl, logFile, tell })));
    stopOnSignal(server);
    await readyOrStopped(server, options.ready);
    if (config.mode === 'demo') console.log('演示环境：人员和数据均为虚构。 Demonstration: people and data are invented.');
    console.log(server.address);
  } catch (error) {
    console.error(sentenceOf(error, options));
    process.exit(1);
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

function stopOnSignal(server: RunningServer): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
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
