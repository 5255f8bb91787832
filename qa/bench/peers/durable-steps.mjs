// Runs in a folder of its own where the library was fetched: prints how many durable steps a second it takes. With the address of a
// database and a number of instances each step writes what a step of ours writes, in one statement; without, a step does nothing.
import { DBOS } from '@dbos-inc/dbos-sdk';
import pg from 'pg';

const [url, seconds, callers, steps, rowsUrl, instances] = [process.argv[2], ...process.argv.slice(3, 6).map(Number), process.argv[6], Number(process.argv[7])];
const rows = rowsUrl && new pg.Pool({ connectionString: rowsUrl, max: 20 });
DBOS.setConfig({ name: 'bench', systemDatabaseUrl: url, systemDatabasePoolSize: 20, logLevel: 'error' });

const workflow = DBOS.registerWorkflow(
  async () => {
    for (let n = 0; n < steps; n += 1) await DBOS.runStep(rows ? writeRows : async () => n, { name: `step${n}` });
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
await rows?.end();
process.exit(0);

async function writeRows() {
  await rows.query({ name: 'step', text: 'select bench_step($1)', values: [1 + Math.floor(Math.random() * instances)] });
}
