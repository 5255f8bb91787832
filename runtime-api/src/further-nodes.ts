import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Nodes beside the first one, each a process of its own over the same database. */
export interface FurtherNodes {
  readonly addresses: readonly string[];
  stop(): Promise<void>;
}

export interface FurtherNodesOptions {
  readonly root: string;
  /** How many beside the first. */
  readonly count: number;
  /** Port of the first; the others take the next ones, or any where it was left to the system. */
  readonly port?: number;
  readonly host?: string;
  /** Their logs stand in folders of their own in it. */
  readonly data: string;
  /** The application's role. */
  readonly databaseUrl: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** Starts them one after the other; they end with their parent. */
export async function startFurtherNodes(options: FurtherNodesOptions): Promise<FurtherNodes> {
  const nodes: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(nodes.map(stopNode));
  };
  try {
    const addresses: string[] = [];
    for (let number = 2; number <= options.count + 1; number += 1) {
      const node = forkNode(options, number);
      nodes.push(node);
      addresses.push(await addressOf(node));
    }
    return { addresses, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function forkNode({ root, port, host, data, databaseUrl, environment }: FurtherNodesOptions, number: number): ChildProcess {
  const own = ['--port', String(port ? port + number - 1 : 0), ...(host ? ['--host', host] : [])];
  const env = { ...environment, DATABASE_URL: databaseUrl, ONETHING_DATA: join(data, `node-${number}`) };
  return fork(join(root, 'scripts/start.mjs'), own, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
}

/** The last line that a node says stands alone. */
function addressOf(node: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    node.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /^(https?:\/\/\S+)\n$/m.exec(said)?.[1];
      if (address) resolve(address);
    });
    node.once('exit', (code) => reject(new Error(`A node ended with ${code}`)));
  });
}

async function stopNode(node: ChildProcess): Promise<void> {
  if (node.exitCode !== null || node.signalCode !== null) return;
  const gone = once(node, 'exit');
  node.kill('SIGTERM');
  await gone;
}
