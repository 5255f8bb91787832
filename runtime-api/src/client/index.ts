/** The only entry of `runtime-api` that a browser may import. */

export type * from '../contract/index.js';
export { ApiError, type Client } from './client.js';
export { createClient } from './create-client.js';
export type { ClientOptions, Language } from './settings.js';
