/** What goes over the wire: one zod schema each; validation, OpenAPI and the client's types all come from here. */
export * from './session.js';
export * from './catalogue.js';
export * from './cases.js';
export * from './tasks.js';
export * from './operations.js';
