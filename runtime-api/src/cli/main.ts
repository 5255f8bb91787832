import { commands } from './commands/index.js';
import { type Arguments, readArguments } from './config.js';
import { sayIn } from './say.js';

/** Exit codes: 0 done, 1 refused or failed, 2 not understood. */
export async function main(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const read = understand(args, environment);
  const command = commands.find(({ name }) => name === read?.command);
  if (!read || !command || !read.subject) {
    console.error(usage());
    return read?.command === 'help' ? 0 : 2;
  }
  const say = sayIn(read.options.language, console.log, console.error);
  const outcome = await command.run(read.subject, read.options, say);
  if (!outcome.ok) say.refusal(outcome);

  return outcome.ok ? 0 : 1;
}

function understand(args: readonly string[], environment: NodeJS.ProcessEnv): Arguments | undefined {
  try {
    return readArguments(args, environment);
  } catch {
    return undefined;
  }
}

function usage(): string {
  const lines = commands.map(({ name, takes, title }) => `  onething ${name} ${takes}\n      ${title.zh} · ${title.en}`);

  return `onething — 政务“一件事”\n${lines.join('\n')}\n  --server URL --account NAME（密码 password: ONETHING_PASSWORD；演示 demo: --as publisher） --lang zh|en`;
}
