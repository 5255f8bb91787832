/** What goes over the wire: one zod schema each; validation, OpenAPI and the client's types all come from here. */

export * from './authoring.js';
export * from './case-moves.js';
export * from './cases.js';
export * from './catalogue.js';
export * from './indicators.js';
export * from './messages.js';
export * from './notices.js';
export * from './operations.js';
export * from './payments.js';
export * from './populations.js';
export * from './schedules.js';
export * from './session.js';
export * from './substitutions.js';
export * from './taking-part.js';
export * from './tasks.js';
