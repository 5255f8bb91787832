/** How to talk to it: the only workspace that speaks HTTP. */
export { type HttpConfig, readHttpConfig } from './config.js';
export { openLog } from './log.js';
export { main, type StartOptions } from './main.js';
export { createApp } from './serve/create-app.js';
export { type RunningServer, startServer } from './server.js';
