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
  /** Frozen people to try a change on, the change, and under which words to keep what came of it. */
  readonly population?: string;
  readonly changes?: readonly string[];
  readonly note?: string;
  readonly language: 'zh' | 'en';
}
