import { main } from '../../runtime-api/src/main.js';

/** The server as production runs it, with its own way to stop; its address is the last line that it says. */
await main({ root: process.cwd(), port: 0, environment: process.env });
