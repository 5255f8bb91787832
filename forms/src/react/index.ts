/** Forms on the screen. This entry has the applicants' theme only; the staff theme (antd) is loaded when it is first shown. */
export { FormView } from './FormView.js';
export type {
  FieldOption,
  FormViewProps,
  Language,
  PrefilledValue,
  ShownProblem,
  UploadedFile,
  UploadFile,
} from './form-view-props.js';
export { showValue } from './show-value.js';
export { viewTexts } from './view-texts.js';
