// Runs in a folder of its own where the library was fetched: prints how many durable steps a second it takes.
import { DBOS } from '@dbos-inc/dbos-sdk';

const [url, seconds, callers, steps] = [process.argv[2], ...process.argv.slice(3).map(Number)];
DBOS.setConfig({ name: 'bench', systemDatabaseUrl: url, systemDatabasePoolSize: 20, logLevel: 'error' });

const workflow = DBOS.registerWorkflow(
  async () => {
    for (let n = 0; n < steps; n += 1) await DBOS.runStep(async () => n, { name: `step${n}` });
  },
  { name: 'bench' },
);
await DBOS.launch();
await Promise.all(Array.from({ length: callers }, () => workflow()));
let done = 0;
const began = performance.now();
await Promise.all(
  Array.from({ length: callers }, async () => {
    for (; performance.now() < began + seconds * 1000; done += 1) await workflow();
  }),
);
console.log(`steps per second: ${(done * steps) / ((performance.now() - began) / 1000)}`);
await DBOS.shutdown();
process.exit(0);
