import type { Finding } from '@onething/rules';
import type { FormDefinition } from '../definition.js';
import { mistake } from './finding.js';

/** The layout names every field exactly once. */
export function checkLayout({ schema, layout }: FormDefinition): readonly Finding[] {
  const places = layout.flatMap((section, i) => section.fields.map((name, j) => ({ name, place: `/layout/${i}/fields/${j}` })));
  const first = new Map([...places].reverse().map(({ name, place }) => [name, place]));
  const misplaced = places.flatMap(({ name, place }) => {
    if (!Object.hasOwn(schema.properties, name)) return [unknown(place, name)];
    return first.get(name) === place ? [] : [twice(place, name)];
  });
  const forgotten = Object.keys(schema.properties).filter((name) => !first.has(name));
  return [...misplaced, ...forgotten.map(missing)];
}

function unknown(place: string, name: string): Finding {
  return mistake('LAYOUT_UNKNOWN_FIELD', place, `布局中的“${name}”不是表单的字段`, `The layout names “${name}”, which is no field of the form`);
}

function twice(place: string, name: string): Finding {
  return mistake('LAYOUT_FIELD_TWICE', place, `字段“${name}”在布局中出现了多次，只能出现一次`, `The field “${name}” stands in the layout more than once`);
}

function missing(name: string): Finding {
  return mistake('LAYOUT_FIELD_MISSING', '/layout', `字段“${name}”没有放进任何分区`, `The field “${name}” is in no section of the layout`);
}
