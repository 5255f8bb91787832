/** What runs a compiled process, and nothing else: for pages and workers that need no package, no scenario and no reader of XML. */

export type * from './execution/command.js';
export { completedElements } from './execution/completed-elements.js';
export type * from './execution/effect.js';
export { explainWaiting, type WaitingReason } from './execution/explain-waiting.js';
export { type FoldedHistory, foldHistory } from './execution/fold-history.js';
export { type OpenWork, openWork } from './execution/open-work.js';
export { createProcessSet, type ProcessSet, type ProcessSetParts } from './execution/process-set.js';
export { readState, stateFormat } from './execution/read-state.js';
export type * from './execution/state.js';
export { stateSchema } from './execution/state-schema.js';
export { step } from './execution/step.js';
export type * from './execution/step-result.js';
export { compileProcess } from './language/compile-process.js';
export type { CompiledElement, CompiledProcess } from './language/compiled-process.js';
export type { ParsedProcess, ProcessModel } from './language/process-model.js';
