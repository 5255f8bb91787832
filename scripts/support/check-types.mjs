import { bin, run } from './run.mjs';

/** Every workspace, then the tests that reach beyond their own. */
export async function checkTypes() {
  const tsc = (...args) => run(process.execPath, [bin('typescript/bin/tsc'), ...args]);
  return (await tsc('-b')) === 0 && (await tsc('-p', 'qa')) === 0;
}
