/** What happens next: the BPMN language, its execution as a pure function, and the package. No I/O; runs in the browser and on the server alike. */
export type * from './execution/state.js';
export type * from './execution/command.js';
export type * from './execution/effect.js';
export type * from './execution/step-result.js';
export type * from './package/package.js';
export type * from './scenario/scenario.js';
