import { openSmallWorld, plantSmallWorld } from '../support/small-world.js';
import { openBenchDatabase } from './bench-database.js';
import { finishedFigure } from './engine-scale.js';
import { loop } from './engine-steps.js';
import { report } from './figure.js';

/** Years of a province in the tables: a step must not feel them. */
const count = Number(process.argv[2] ?? 1_000_000);

const database = await openBenchDatabase();
try {
  await plantSmallWorld(database);
  report([await finishedFigure(database, await openSmallWorld(database, loop), count)]);
} finally {
  await database.close();
}
