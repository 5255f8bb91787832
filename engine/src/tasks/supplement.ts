import { type FormDefinition, restrictForm } from '@onething/forms';
import { type InstanceState, openWork, type Supplement } from '@onething/processes';
import type { Facts } from '@onething/rules';

/** A form as it is asked now, with what is known of its answers beforehand: the only source of its read-only fields. */
export interface AskedForm {
  readonly form: FormDefinition;
  readonly prefilled: Facts;
  readonly supplement?: Supplement;
}

/** What an open task asks again of an application; nothing for other tasks and for those that are closed. */
export function supplementOf(state: InstanceState, activity: string): Supplement | undefined {
  return openWork(state).tasks.find((task) => task.activity === activity)?.supplement;
}

/** 补正: the application with the marked fields open, and all other answers as they were. */
export function supplemented(form: FormDefinition, supplement: Supplement): AskedForm {
  const { items, values } = supplement;
  const marked = items.map(({ field }) => field);
  return { form: restrictForm(form, marked, values), prefilled: values, supplement };
}
