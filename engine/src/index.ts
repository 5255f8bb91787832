/** What has happened: the only workspace that remembers. */
export type * from './engine.js';
