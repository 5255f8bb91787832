/** What happens next: the BPMN language, its execution as a pure function, and the package. No I/O; runs in the browser and on the server alike. */

export { compareModels, type Place, type Reason } from './analysis/compare-models.js';
export { type Order, orderOf } from './analysis/dominators.js';
export { type Misplaced, type ModelOf, placingOf } from './analysis/place-case.js';
export { type ReturnTarget, returnTargets } from './analysis/return-targets.js';
export { defaultBound, type Soundness, soundnessOf } from './analysis/soundness.js';
export { isWaited } from './connectors/call-matter.js';
export type * from './connectors/connector.js';
export { documentNumber, type NumberParts } from './connectors/document-number.js';
export { connectors, findConnector } from './connectors/index.js';
export { casesToTell } from './connectors/notify.js';
export { payListNumber } from './connectors/pay-list-prepare.js';
export { recoveryOrderNumber } from './connectors/recover-payment.js';
export { onlyFields } from './connectors/simulated-records.js';
export {
  batchFacts,
  factsMissing,
  missingFacts,
  type PaperResult,
  type PaperRow,
  paperRowsOfPayList,
  readPaperRows,
} from './documents/paper-rows.js';
export type * from './execution/command.js';
export { completedElements } from './execution/completed-elements.js';
export type * from './execution/effect.js';
export { explainWaiting, type WaitingReason } from './execution/explain-waiting.js';
export { type FoldedHistory, foldHistory, standingOf } from './execution/fold-history.js';
export { excludedPeriods, openSuspension } from './execution/legal-clock.js';
export { openCaseConnector } from './execution/message-start.js';
export { type DueOccurrence, firstOccurrence, latestOccurrence, type Occurrence } from './execution/occurrences.js';
export { type OpenWork, openWork } from './execution/open-work.js';
export { createProcessSet, type ProcessSet, type ProcessSetParts } from './execution/process-set.js';
export { readState, stateFormat } from './execution/read-state.js';
export { type MovedDue, recountClock, type ToldDue } from './execution/recount-clock.js';
export { settled, type WorkingDays } from './execution/rest-days.js';
export type * from './execution/state.js';
export { stateSchema } from './execution/state-schema.js';
export { step } from './execution/step.js';
export type * from './execution/step-result.js';
export type * from './fragments/fragment.js';
export { findFragment, fragments } from './fragments/index.js';
export { checkProcess } from './language/check-process.js';
export { compileProcess } from './language/compile-process.js';
export type { CompiledElement, CompiledProcess } from './language/compiled-process.js';
export { type DescribedElement, describeProcess } from './language/describe-process.js';
export { describeTimes } from './language/describe-times.js';
export type { Environment } from './language/environment.js';
export { type ForeignProblem, type Replacement, replacementOf } from './language/foreign/replacement.js';
export { defaultLimits, type ModelLimits } from './language/limits.js';
export { languages } from './language/namespaces.js';
export { onethingModdle } from './language/onething-moddle.js';
export { parseProcess } from './language/parse-process.js';
export type { ParsedProcess, ProcessModel } from './language/process-model.js';
export type { RestDay } from './language/timer-text.js';
export { checkNotice, smallestGroup } from './notices/check-notice.js';
export type * from './notices/notice.js';
export { type NoticeObjection, noticeResult, objectionFacts } from './notices/notice-result.js';
export * from './notices/raise-objection.js';
export { checkPackage } from './package/check-package.js';
export { factsOfProcess } from './package/checks/facts-of-process.js';
export { compilePackage } from './package/compile-package.js';
export type { CompiledPackage } from './package/compiled-package.js';
export { findForm } from './package/find-form.js';
export { composeCommon, type LibrarySource } from './package/library.js';
export { canBeBegun } from './package/message-starts.js';
export type * from './package/package.js';
export { packageHash, type Sha256 } from './package/package-hash.js';
export { parametersOn } from './package/parameters-on.js';
export { planToMakeUp } from './package/plan-to-make-up.js';
export type * from './package/population-plan.js';
export { exampleFor, misfitsOf, type PortContract, type PortExample, type PortField, type PortMisfit } from './package/port-contract.js';
export { readCsv } from './package/read-csv.js';
export { readPackage } from './package/read-package.js';
export { readSeeds } from './package/read-seeds.js';
export { answersByClock, type ScheduledStart, scheduledStarts, theSystem } from './package/scheduled-starts.js';
export { type BankAnswer, simulatedBankAnswer } from './payments/bank-simulation.js';
export { type CheckedPayRow, canonicalRows, checkPayRows, controlTotal, rowTaken } from './payments/check-pay-rows.js';
export { noticeOfPayment } from './payments/notice-of-payment.js';
export { payListFacts, preparedFacts } from './payments/pay-list-facts.js';
export { type PayRow, type PayState, readPayRows } from './payments/pay-row.js';
export { portName, portPlace, portsAtPlace, workplaceOf } from './ports.js';
export { mustRecuse } from './recusal.js';
export { joinCoverage } from './scenario/coverage.js';
export { parseScenario } from './scenario/parse-scenario.js';
export { notOpened } from './scenario/pure/open-pure-case.js';
export { prefillFor } from './scenario/pure/prefill-for.js';
export { createPureBackend, type PureBackend } from './scenario/pure/pure-backend.js';
export type { KeepState } from './scenario/pure/pure-world.js';
export { runScenario } from './scenario/run-scenario.js';
export type * from './scenario/scenario.js';
export type * from './scenario/scenario-backend.js';
export type * from './scenario/scenario-result.js';
