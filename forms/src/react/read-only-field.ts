import type { FormStage } from './form-stage.js';

/** True where the answer is shown as text: the whole form is, or the field is never taken from the sender. */
export function isReadOnlyField(stage: FormStage, name: string): boolean {
  const field = name.split('.')[0] ?? name;
  return stage.readOnly || stage.definition.fields?.[field]?.readOnly === true;
}
