import { openDatabase } from '../../engine/src/database/open-database.js';
import { createRuntime } from '../../engine/src/runtime/create-runtime.js';
import { testParts } from '../support/test-parts.js';

/** A node that looks at the clock, and dies by its own hand the first time it passes the place that `FAILPOINT` names. */
const { NODE_DATABASE_URL = '', FAILPOINT } = process.env;
const { app, url, close } = openDatabase(NODE_DATABASE_URL);
const failpoint = (name: string): void => {
  if (name === FAILPOINT) process.kill(process.pid, 'SIGKILL');
};
const runtime = createRuntime(testParts({ app, owner: app, url, ownerUrl: url, close }).runtime, { failpoint, warm: false });
await runtime.start();
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
