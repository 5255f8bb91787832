import { type Condition, checkCondition, type FactDeclaration, type Finding, factsOf, parseCondition } from '@onething/rules';
import type { FormDefinition } from '../definition.js';
import { escapePointer } from '../validation/unsafe-json.js';
import { fieldFacts } from './field-facts.js';
import { mistake } from './finding.js';

/** When fields are shown and required: sound conditions over fields that exist, and no circle of fields that show each other. */
export function checkConditions(definition: FormDefinition, outside: Readonly<Record<string, FactDeclaration>>): readonly Finding[] {
  const facts = { ...outside, ...fieldFacts(definition) };
  const conditions = placedConditions(definition);
  return [...conditions.flatMap(({ place, condition }) => checkOne(facts, place, condition)), ...checkCircles(definition)];
}

interface PlacedCondition {
  readonly place: string;
  readonly condition: Condition;
}

function placedConditions({ fields = {} }: FormDefinition): readonly PlacedCondition[] {
  return Object.entries(fields).flatMap(([name, settings]) =>
    (['visibleWhen', 'requiredWhen'] as const).flatMap((setting) => {
      const condition = settings[setting];
      return condition ? [{ place: `/fields/${escapePointer(name)}/${setting}`, condition }] : [];
    }),
  );
}

function checkOne(facts: Readonly<Record<string, FactDeclaration>>, place: string, condition: Condition): readonly Finding[] {
  const read = parseCondition(condition);
  if (read.ok) return checkCondition(condition, facts, place);

  return (read.problems ?? []).map((problem) => ({ ...problem, place: `${place}${problem.place}`, severity: 'error' }));
}

function checkCircles(definition: FormDefinition): readonly Finding[] {
  const needs = new Map(Object.entries(definition.fields ?? {}).map(([name, { visibleWhen }]) => [name, visibleWhen ? fieldsIn(visibleWhen) : []]));
  return [...needs.keys()].filter((name) => reaches(needs, name)).map(circle);
}

/** The fields that a condition reads, without the paths inside them. */
function fieldsIn(condition: Condition): readonly string[] {
  const read = parseCondition(condition);
  return read.ok ? factsOf(read.value).map((path) => path.split('.')[0] ?? path) : [];
}

/** True when the field's visibility leads back to itself. */
function reaches(needs: ReadonlyMap<string, readonly string[]>, start: string): boolean {
  const seen = new Set<string>();
  const open = [...(needs.get(start) ?? [])];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === start) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    open.push(...(needs.get(name) ?? []));
  }
  return false;
}

function circle(name: string): Finding {
  return mistake(
    'VISIBILITY_CIRCLE',
    `/fields/${escapePointer(name)}/visibleWhen`,
    `“${name}”是否显示最终取决于它自己，请去掉循环`,
    `Whether “${name}” is shown depends on itself in the end. Please break the circle`,
  );
}
