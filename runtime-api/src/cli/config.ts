import { parseArgs } from 'node:util';
import { readDatabase } from '@onething/engine';
import type { CommandOptions } from './command.js';

export interface Arguments {
  readonly command?: string;
  readonly subject?: string;
  readonly options: CommandOptions;
}

/** What was typed, completed by the environment. The password is better kept out of the list of processes: `ONETHING_PASSWORD`. */
export function readArguments(args: readonly string[], environment: NodeJS.ProcessEnv): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      server: { type: 'string' },
      account: { type: 'string' },
      password: { type: 'string' },
      as: { type: 'string' },
      out: { type: 'string' },
      on: { type: 'string' },
      population: { type: 'string' },
      change: { type: 'string', multiple: true },
      note: { type: 'string' },
      bind: { type: 'string', multiple: true },
      set: { type: 'string', multiple: true },
      basis: { type: 'string' },
      take: { type: 'string' },
      lang: { type: 'string' },
    },
  });
  const [command, subject] = positionals;

  return {
    command,
    subject,
    options: {
      server: values.server ?? environment.ONETHING_SERVER ?? 'http://127.0.0.1:3000',
      account: values.account ?? environment.ONETHING_ACCOUNT,
      password: values.password ?? environment.ONETHING_PASSWORD,
      demoPerson: values.as,
      out: values.out,
      on: values.on,
      population: values.population,
      changes: values.change,
      note: values.note,
      bind: values.bind ?? [],
      set: values.set ?? [],
      basis: values.basis,
      take: sideOf(values.take),
      database: readDatabase(environment, values.data),
      language: languageOf(values.lang ?? environment.LC_ALL ?? environment.LANG),
    },
  };
}

function sideOf(side: string | undefined): 'ours' | 'theirs' | undefined {
  return side === 'ours' || side === 'theirs' ? side : undefined;
}

function languageOf(locale: string | undefined): 'zh' | 'en' {
  return locale?.startsWith('en') ? 'en' : 'zh';
}
