import { migrate } from '../../engine/src/database/migrate.js';

/** Brings a database up to date and ends; somebody kills it on the way. */
process.send?.('ready');
await migrate(process.env.OWNER_URL ?? '');
process.exit(0);
