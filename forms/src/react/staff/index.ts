export { StaffForm as FormView } from './StaffForm.js';
