/** The staff's theme on antd. Loaded apart from the applicants' theme; `FormView` has the same properties. */
export { StaffForm as FormView } from './StaffForm.js';
