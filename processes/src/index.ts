/** What happens next: the BPMN language, its execution as a pure function, and the package. No I/O; runs in the browser and on the server alike. */
export type * from './execution/state.js';
export type * from './execution/command.js';
export type * from './execution/effect.js';
export type * from './execution/step-result.js';
export type * from './package/package.js';
export type * from './scenario/scenario.js';
export type { ParsedProcess, ProcessModel } from './language/process-model.js';
export type { CompiledElement, CompiledProcess } from './language/compiled-process.js';
export { compileProcess } from './language/compile-process.js';
export { onethingModdle } from './language/onething-moddle.js';
export { parseProcess } from './language/parse-process.js';
export { createProcessSet, type ProcessSet, type ProcessSetParts } from './execution/process-set.js';
export { step } from './execution/step.js';
export { openWork, type OpenWork } from './execution/open-work.js';
