import { type Condition, evaluateCondition, type Facts } from '@onething/rules';
import type { FormDefinition } from '../definition.js';
import { fieldOrder } from './compiled-form.js';

/**
 * The fields that are certainly visible, in the order people meet them. Invisible is absent: what a hidden field once held
 * is not known to any condition, so hiding one field may hide the next. `facts` are what conditions may read besides the form.
 */
export function visibleFields(definition: FormDefinition, values: Facts, facts: Facts = {}): readonly string[] {
  const order = fieldOrder(definition);
  let visible: readonly string[] = order.filter((name) => !definition.fields?.[name]?.visibleWhen);
  // Conditions refer to each other without cycles (checkForm), so each round settles at least one more field.
  for (let round = 0; round <= order.length; round += 1) {
    const known = knownFacts(definition, visible, values, facts);
    const next = order.filter((name) => isCertain(definition.fields?.[name]?.visibleWhen, known));
    if (next.length === visible.length && next.every((name, i) => name === visible[i])) return next;
    visible = next;
  }
  // A cycle that was never checked: what keeps changing is not certain.
  return visible.filter((name) => !definition.fields?.[name]?.visibleWhen);
}

/** The visible fields that have to be answered. */
export function requiredFields(definition: FormDefinition, visible: readonly string[], values: Facts, facts: Facts = {}): ReadonlySet<string> {
  const known = knownFacts(definition, visible, values, facts);
  const always = new Set(definition.schema.required ?? []);
  return new Set(
    visible.filter((name) => {
      const condition = definition.fields?.[name]?.requiredWhen;
      return always.has(name) || (condition !== undefined && isCertain(condition, known));
    }),
  );
}

function isCertain(condition: Condition | undefined, facts: Facts): boolean {
  return condition === undefined || evaluateCondition(condition, facts).truth === true;
}

/** Facts as the form's conditions see them: a field of the form never shows through from outside. */
function knownFacts(definition: FormDefinition, visible: readonly string[], values: Facts, facts: Facts): Facts {
  const outside = Object.entries(facts).filter(([name]) => !Object.hasOwn(definition.schema.properties, name));
  const answered = visible.flatMap((name) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined || value === null || value === '' ? [] : [[name, value] as const];
  });
  return Object.fromEntries([...outside, ...answered]);
}
