import type { FormViewProps } from '../form-view-props.js';
export function StaffForm(props: FormViewProps) {
  return <p>{props.definition.title}</p>;
}
