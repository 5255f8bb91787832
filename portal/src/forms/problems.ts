import type { Problem } from '../data/failure.js';

/** The refusals of the server, each at its field: `/values/idNo` and `/idNo` are both the field idNo. */
export function problemsAtFields(problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) => ({ ...problem, place: `/${problem.place.replace(/^\/?(body\/)?(values\/)?/, '')}` }));
}
