// npm run drill [-- --data DIR --out DIR --deletions FOLDER]: backs up a bundled database, also while it serves, restores the copy beside it, deletes again what was deleted since, checks it, prints the recovery time.
import { run } from './support/run.mjs';

process.exitCode = await run(process.execPath, [
  '--import',
  'tsx',
  '--conditions',
  'onething-src',
  '--no-warnings',
  'qa/drill/main.ts',
  ...process.argv.slice(2),
]);
