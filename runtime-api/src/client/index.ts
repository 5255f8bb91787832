/** The only entry of `runtime-api` that a browser may import. */
export { ApiError, type Client } from './client.js';
export type * from '../contract/index.js';
