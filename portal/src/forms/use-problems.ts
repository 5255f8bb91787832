import { useMemo } from 'react';
import type { Failure, Problem } from '../data/failure.js';

/** The server's refusals of a submission, each at its field; the same list until there is another answer, so that a corrected field stays corrected. */
export function useProblems(failure: Failure | undefined): readonly Problem[] {
  return useMemo(() => problemsAtFields(failure?.problems ?? []), [failure]);
}

/** `/values/idNo`, `/body/values/idNo` and `/idNo` are all the field idNo. */
export function problemsAtFields(problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) => ({ ...problem, place: `/${problem.place.replace(/^\/?(body\/)?(values\/)?/, '')}` }));
}
