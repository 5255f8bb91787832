import { Validator } from '@cfworker/json-schema';
import type { RJSFSchema, ValidatorType } from '@rjsf/utils';

/**
 * What rjsf needs a validator for besides checking: telling which branch of a choice fits. It interprets the schema, because
 * `script-src 'self'` forbids the generated code of the usual one. The checks themselves are `validateSubmission`.
 */
export const interpretingValidator: ValidatorType<unknown, RJSFSchema> = {
  isValid: (schema, data) => fits(schema, data),
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  rawValidation: () => ({ errors: [] }),
};

function fits(schema: RJSFSchema, data: unknown): boolean {
  // The interpreter marks the objects that it reads, so it gets its own copy.
  const copy: unknown = JSON.parse(JSON.stringify(schema));
  return isSchema(copy) && new Validator(copy, '7').validate(data).valid;
}

function isSchema(json: unknown): json is object {
  return typeof json === 'object' && json !== null;
}
