import fc from 'fast-check';

/** Checks a property on many random cases; prints the seed, so that a run can be repeated with `SEED` given to `fc.check`. */
export function holds<Ts extends [unknown, ...unknown[]]>(property: fc.IProperty<Ts>, numRuns = 2000): void {
  const run = fc.check(property, { numRuns });
  process.stdout.write(`seed ${run.seed}, ${run.numRuns} cases\n`);
  if (run.failed) throw new Error(fc.defaultReportMessage(run));
}
