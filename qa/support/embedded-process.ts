import { startEmbeddedPostgres } from '../../engine/src/database/embedded-postgres.js';

/** A starter that a test can kill: starts PostgreSQL in the folder of its argument, tells its addresses, and stays. */
const { url, ownerUrl, adminUrl, pid } = await startEmbeddedPostgres({ folder: process.argv[2] ?? '' });
process.send?.({ url, ownerUrl, adminUrl, pid });
process.once('disconnect', () => process.exit(0));
