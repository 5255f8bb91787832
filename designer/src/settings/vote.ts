import type { FormDefinition } from '@onething/forms';

/** When a vote is decided: all have answered; more than half gave the same answer; one gave the answer that ends it. */
export type VoteRule = 'everybody' | 'majority' | 'oneAgainst';

export const voteRules: readonly VoteRule[] = ['majority', 'everybody', 'oneAgainst'];

/** A vote as the panel edits it. */
export interface Vote {
  /** A number, or `params.groupSize`. */
  readonly people: string;
  /** The field of the form that is voted on; empty while no form is chosen. */
  readonly field: string;
  readonly options: readonly string[];
  readonly rule: VoteRule;
  /** The answer that ends the vote, with `oneAgainst`. */
  readonly against?: string;
}

/** The same as the loop of the task holds it. */
export interface VoteTexts {
  readonly people?: string;
  readonly until?: string;
  readonly collected?: string;
}

/** A vote that was not set up yet. */
export function firstVote(choice: { readonly name: string; readonly options: readonly string[] } | undefined): Vote {
  return { people: '3', field: choice?.name ?? '', options: choice?.options ?? [], rule: 'majority' };
}

/** Reads what this panel, or somebody who writes in the same manner, has put into the loop; nothing where no field is voted on yet. */
export function readVote({ people = '3', until, collected = '' }: VoteTexts): Vote | undefined {
  const first = /^\{\s*(\w+)\s*:/.exec(collected)?.[1];
  if (until === undefined) return first === undefined ? undefined : { people, field: first, options: [], rule: 'everybody' };

  const majority = /^some l in \[(.*?)\] satisfies sum\(for v in \w+ return if v\.(\w+) = l then 1 else 0\) \* 2 > (.+)$/.exec(until);
  if (majority) return { people, field: majority[2] ?? '', options: quoted(majority[1] ?? ''), rule: 'majority' };
  const against = /^some v in \w+ satisfies v\.(\w+) = "([^"]*)"$/.exec(until);
  return against ? { people, field: against[1] ?? '', options: [], rule: 'oneAgainst', against: against[2] } : undefined;
}

/** What goes into the loop. `votes` is the list of all answers, `result` the answer of one person. */
export function writeVote(vote: Vote, { votes, result, form }: { readonly votes: string; readonly result: string; readonly form?: FormDefinition }): VoteTexts {
  const others = Object.entries(form?.schema.properties ?? {}).filter(([name, { type }]) => name !== vote.field && type === 'string');
  const kept = [`${vote.field}: ${result}.${vote.field}`, ...others.map(([name]) => `${name}: coalesce(${result}.${name}, "")`)];
  return {
    people: vote.people,
    until: vote.field === '' ? undefined : untilOf(vote, votes),
    collected: vote.field === '' ? undefined : `{ ${kept.join(', ')} }`,
  };
}

/** The outcome for the branches behind: the answer of more than half, or what the rule says. */
export function outcomeScript({ people, field, options, rule, against = '' }: Vote, votes: string): string {
  if (rule === 'oneAgainst') return `if some v in ${votes} satisfies v.${field} = "${against}" then "${against}" else "通过"`;

  const most = `flatten(for l in [${options.map((one) => `"${one}"`).join(', ')}] return if ${tally(votes, field)} * 2 > ${people} then [l] else [])`;
  return `item at(concatenate(${most}, ["未过半数"]), 1)`;
}

/** All that such an outcome can be; nothing for another script. */
export function outcomesOf(script: string): readonly string[] | undefined {
  const against = /^if some v in \w+ satisfies v\.\w+ = "([^"]*)" then "\1" else "通过"$/.exec(script)?.[1];
  if (against !== undefined) return [against, '通过'];
  const options = /^item at\(concatenate\(flatten\(for l in \[(.*?)\] return/.exec(script)?.[1];
  return options === undefined ? undefined : [...quoted(options), '未过半数'];
}

function untilOf({ people, field, options, rule, against = '' }: Vote, votes: string): string | undefined {
  if (rule === 'everybody') return undefined;
  if (rule === 'oneAgainst') return `some v in ${votes} satisfies v.${field} = "${against}"`;
  return `some l in [${options.map((one) => `"${one}"`).join(', ')}] satisfies ${tally(votes, field)} * 2 > ${people}`;
}

function tally(votes: string, field: string): string {
  return `sum(for v in ${votes} return if v.${field} = l then 1 else 0)`;
}

function quoted(text: string): readonly string[] {
  return [...text.matchAll(/"([^"]*)"/g)].map(([, one = '']) => one);
}
