import fc from 'fast-check';

/** Checks an asynchronous property with a printed seed. */
export async function holdsAsync<T>(property: fc.IAsyncProperty<T>, numRuns: number): Promise<void> {
  const run = await fc.check(property, { numRuns });
  process.stdout.write(`seed ${run.seed}, ${run.numRuns} cases\n`);
  if (run.failed) throw new Error(fc.defaultReportMessage(run));
}
