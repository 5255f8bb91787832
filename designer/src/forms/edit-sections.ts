import type { FormDefinition, FormSection } from '@onething/forms';

/** The form with another section at its end. */
export function withSection(form: FormDefinition, title: string): FormDefinition {
  return { ...form, layout: [...form.layout, { title: freeTitle(form, title), fields: [] }] };
}

/** The form with another title or help at a section; an empty help is taken away. */
export function withSectionText(form: FormDefinition, index: number, change: Partial<Pick<FormSection, 'title' | 'help'>>): FormDefinition {
  const changed = (section: FormSection): FormSection => {
    const { help, ...rest } = { ...section, ...change };
    return help ? { ...rest, help } : rest;
  };
  return { ...form, layout: form.layout.map((section, at) => (at === index ? changed(section) : section)) };
}

/** The form with a section one place up or down. */
export function withSectionMoved(form: FormDefinition, index: number, by: -1 | 1): FormDefinition {
  const [one, other] = [form.layout[index], form.layout[index + by]];
  if (!one || !other) return form;
  return { ...form, layout: form.layout.map((section, at) => (at === index ? other : at === index + by ? one : section)) };
}

/** The form without a section; what stood in it goes into the one before it. The last section stays. */
export function withoutSection(form: FormDefinition, index: number): FormDefinition {
  const gone = form.layout[index];
  if (!gone || form.layout.length === 1) return form;

  const heir = index === 0 ? 1 : index - 1;
  const joined = (section: FormSection) => (index === 0 ? [...gone.fields, ...section.fields] : [...section.fields, ...gone.fields]);
  const layout = form.layout.map((section, at) => (at === heir ? { ...section, fields: joined(section) } : section));
  return { ...form, layout: layout.filter((_, at) => at !== index) };
}

function freeTitle({ layout }: FormDefinition, title: string): string {
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? title : `${title} ${number}`;
    if (!layout.some((section) => section.title === free)) return free;
  }
}
