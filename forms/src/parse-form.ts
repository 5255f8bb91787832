import { Validator } from '@cfworker/json-schema';
import { done, type Outcome, type Problem, refused } from '@onething/rules';
import { formShape } from './checks/form-shape.js';
import type { FormDefinition } from './definition.js';
import { resolveReferences } from './resolve-references.js';
import { formLimits } from './validation/form-limits.js';
import { findUnsafeJson } from './validation/unsafe-json.js';

/** Reads one file of `forms/`. Whether what it says makes sense is `checkForm`'s question; here only its shape counts. */
export function parseForm(json: unknown): Outcome<FormDefinition> {
  const unsafe = findUnsafeJson(json, { depth: formLimits.jsonDepth, nodes: formLimits.jsonNodes });
  if (unsafe) return invalid([unsafe]);

  const problems = shapeProblems(json);
  if (problems.length || !isFormShape(json)) return invalid(problems);

  const schema = resolveReferences(json.schema);
  return schema.ok ? done({ ...json, schema: schema.value }) : invalid(schema.problems ?? []);
}

const validator = new Validator(formShape, '7', false);

function shapeProblems(json: unknown): readonly Problem[] {
  const leaves = validator.validate(json).errors.filter(({ keyword }) => !['properties', 'items', 'additionalProperties', '$ref'].includes(keyword));
  return leaves.map(({ instanceLocation, error }) => {
    const place = decodeURIComponent(instanceLocation.replace(/^#/, ''));
    return {
      code: 'FORM_SHAPE',
      place,
      message: { zh: `表单文件的“${place || '/'}”处不符合格式：${error}`, en: `The form file is not well formed at “${place || '/'}”: ${error}` },
    };
  });
}

/** The schema above is what makes this true. */
function isFormShape(json: unknown): json is FormDefinition {
  return validator.validate(json).valid;
}

function invalid(problems: readonly Problem[]): Outcome<FormDefinition> {
  return refused('FORM_INVALID', { zh: '表单文件不符合格式，请按提示修改', en: 'The form file is not well formed. Please correct it as shown' }, problems);
}
