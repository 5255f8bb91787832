import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import type { FormDefinition } from '../../definition.js';
import { sectionsOf } from '../sections-of.js';

/** The sections of the layout; one without a visible field is not there. */
export function Sections({ definition, properties }: { readonly definition: FormDefinition; readonly properties: ObjectFieldTemplateProps['properties'] }) {
  return sectionsOf(definition, properties).map((section) => (
    <section className="ot-section" key={section.title} aria-label={section.title}>
      <h2 className="ot-section-title">{section.title}</h2>
      {section.help && <p className="ot-help">{section.help}</p>}
      {section.fields.map((property) => property.content)}
    </section>
  ));
}
