/** What we decide. Pure: no I/O, no clock, no randomness; runs in the browser and on the server alike. */
export type * from './values.js';
export * from './outcome.js';
export type * from './conditions/condition.js';
export type * from './decisions/definition.js';
export type * from './decisions/evaluation.js';
export type * from './clock/limit.js';
