/** What we ask. Pure: no I/O; the browser and the server run the same checks. React lives under `@onething/forms/react` only. */

export { checkForm, type FormSurroundings } from './checks/check-form.js';
export { fieldFacts } from './checks/field-facts.js';
export type * from './definition.js';
export type { Format, FormatContext } from './formats/format.js';
export { findFormat, formats } from './formats/index.js';
export { formatYuan, parseYuan } from './formats/money.js';
export { maskPersonal } from './masking/mask-personal.js';
export { maskValue } from './masking/mask-value.js';
export { parseForm } from './parse-form.js';
export {
  type FieldPath,
  foundFields,
  type PrefillLookup,
  type PrefillNeeds,
  prefillPaths,
  type ReadyLookup,
  readPath,
  readyLookups,
  typedAnswers,
} from './prefill-paths.js';
export { openAnswers, restrictForm, supplementableFields } from './restrict-form.js';
export { supplementProblems } from './supplement-problems.js';
export { type Texts, translateForm } from './translate-form.js';
export { fileIds } from './validation/file-ids.js';
export { validateDraft } from './validation/validate-draft.js';
export { type InvalidSubmission, type Submission, type SubmissionContext, type ValidSubmission, validateSubmission } from './validation/validate-submission.js';
export { visibleFields } from './validation/visible-fields.js';
