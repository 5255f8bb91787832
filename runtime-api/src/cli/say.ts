import type { Message, Problem, Refused } from '@onething/rules';

/** Tells people what happens, in their language. */
export interface Say {
  line(message: Message): void;
  problems(problems: readonly Problem[]): void;
  refusal(refusal: Refused): void;
}

/** Writes sentences; what went wrong goes where errors go. */
export function sayIn(language: 'zh' | 'en', out: (text: string) => void, err: (text: string) => void): Say {
  const problems = (list: readonly Problem[], write: (text: string) => void) => {
    for (const { code, place, message } of list) write(`  ${place}: ${message[language]} [${code}]`);
  };

  return {
    line: (message) => out(message[language]),
    problems: (list) => problems(list, out),
    refusal: (refusal) => {
      err(`${refusal.message[language]} [${refusal.code}]`);
      problems(refusal.problems ?? [], err);
    },
  };
}
