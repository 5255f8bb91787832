/**
 * What a page needs that draws, checks, explains and plays a process: the language, its execution and its analyses, the catalogue of
 * connectors and fragments. No decisions, no forms, no packages and no scenarios: those are the whole, which a worker loads.
 */

export { compareModels } from './analysis/compare-models.js';
export { orderOf } from './analysis/dominators.js';
export { returnTargets } from './analysis/return-targets.js';
export { soundnessOf } from './analysis/soundness.js';
export type * from './connectors/connector.js';
export { connectors, findConnector } from './connectors/index.js';
export * from './execution.js';
export type * from './fragments/fragment.js';
export { findFragment, fragments } from './fragments/index.js';
export { checkProcess } from './language/check-process.js';
export { describeProcess } from './language/describe-process.js';
export { describeTimes } from './language/describe-times.js';
export { replacementOf } from './language/foreign/replacement.js';
export { languages } from './language/namespaces.js';
export { onethingModdle } from './language/onething-moddle.js';
export { parseProcess } from './language/parse-process.js';
export { parseTimerText } from './language/timer-text.js';
export { findForm } from './package/find-form.js';
export type * from './package/package.js';
export { planToMakeUp } from './package/plan-to-make-up.js';
export { portName } from './ports.js';
