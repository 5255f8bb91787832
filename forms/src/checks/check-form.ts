import type { FactDeclaration, Finding } from '@onething/rules';
import type { FormDefinition } from '../definition.js';
import { checkConditions } from './check-conditions.js';
import { checkLayout } from './check-layout.js';
import { checkSchema } from './check-schema.js';
import { checkSettings } from './check-settings.js';
import { mistake } from './finding.js';

/** What the author of a form can know from outside it. */
export interface FormSurroundings {
  /** Facts besides the form's own fields that its conditions may read: the variables of the process that shows it. */
  readonly facts?: Readonly<Record<string, FactDeclaration>>;
}

/** Everything that is wrong with a form before anybody sees it. Places are JSON pointers into the file. */
export function checkForm(definition: FormDefinition, surroundings: FormSurroundings = {}): readonly Finding[] {
  return [
    ...checkId(definition),
    ...checkSchema(definition.schema),
    ...checkLayout(definition),
    ...checkSettings(definition),
    ...checkConditions(definition, surroundings.facts ?? {}),
  ];
}

function checkId({ id }: FormDefinition): readonly Finding[] {
  if (/^[a-z][a-z0-9-]{0,63}$/.test(id)) return [];
  return [
    mistake(
      'FORM_ID',
      '/id',
      `表单编号“${id}”只能用小写字母、数字和连字符，以字母开头`,
      `The form id “${id}” may hold lower-case letters, digits and hyphens only`,
    ),
  ];
}
