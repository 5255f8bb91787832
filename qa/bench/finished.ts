import { plantSmallWorld } from '../support/small-world.js';
import { openBenchDatabase } from './bench-database.js';
import { blockFigures } from './engine-blocks.js';
import { loop } from './engine-steps.js';
import { report } from './figure.js';

/** Years of a province in the tables: nobody who asks for something must feel them. */
const count = Number(process.argv[2] ?? 1_000_000);

const database = await openBenchDatabase();
try {
  await plantSmallWorld(database);
  report(await blockFigures(database, loop, count));
} finally {
  await database.close();
}
