import { no, or } from './logic.js';
import type { Statement } from './statement.js';
import type { Term } from './term.js';

/** A decision as columns: how it ended for each person, and what it gave. */
export interface Made {
  /** Text: `decided`, `unknown`, or the code of the failure. */
  readonly status: string;
  readonly outputs: Readonly<Record<string, Term>>;
}

/** Keeps the status; outputs are known where the decision was made. */
export function keepMade(statement: Statement, id: string, status: string, outputs: Readonly<Record<string, Term>>): Made {
  const ended = statement.keep(status, `${id}.status`);
  const kept = Object.fromEntries(Object.entries(outputs).map(([name, term]) => [name, keepOutput(statement, `${id}.${name}`, term)]));
  const open = ended === "'decided'" ? no : `(${ended} <> 'decided')`;

  return {
    status: ended,
    outputs: Object.fromEntries(Object.entries(kept).map(([name, term]) => [name, { ...term, unknown: or(open, term.unknown), failed: no }])),
  };
}

function keepOutput(statement: Statement, name: string, term: Term): Term {
  const { quotient, sum } = term;
  return {
    ...term,
    constant: undefined,
    value: statement.keepValue(term, name),
    unknown: statement.keepTruth(term.unknown),
    ...(quotient ? { quotient: { over: statement.keep(quotient.over), by: statement.keep(quotient.by) } } : {}),
    ...(sum === undefined ? {} : { sum: statement.keep(sum, `${name}.sum`) }),
  };
}
