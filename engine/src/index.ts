/** What has happened: the only workspace that remembers. */
export type * from './engine.js';
export { type Action, actions, may } from './identity/permissions.js';
