import type { DatabaseConfig } from '@onething/engine';
import type { Message, Outcome } from '@onething/rules';
import type { Say } from './say.js';

/** One verb of the command line. */
export interface Command {
  readonly name: string;
  /** What stands after the verb: `FOLDER|ZIP`. */
  readonly takes: string;
  readonly title: Message;
  /** Does it, telling on the way; a refusal ends with exit code 1. */
  run(subject: string, options: CommandOptions, say: Say): Promise<Outcome<void>>;
}

export interface CommandOptions {
  readonly server: string;
  readonly account?: string;
  readonly password?: string;
  /** One of the people of a demonstration, who needs no password. */
  readonly demoPerson?: string;
  readonly out?: string;
  /** Another engine to run on: `bpmn-engine`. */
  readonly on?: string;
  /** Frozen people to try a change on, and the change. */
  readonly population?: string;
  readonly changes?: readonly string[];
  /** What the second person should know; the reason of a refusal; the name of a signer; under which words a trial is kept. */
  readonly note?: string;
  /** `role:school.aid=education`. */
  readonly bind: readonly string[];
  /** `dibaoStandard=110000@2026-07-01`. */
  readonly set: readonly string[];
  /** The law that local values rest on. */
  readonly basis?: string;
  /** Which side stands wherever a new version meets local changes. */
  readonly take?: 'ours' | 'theirs';
  /** The database of an installation, for what no server can be asked for yet. */
  readonly database: DatabaseConfig;
  readonly language: 'zh' | 'en';
}
