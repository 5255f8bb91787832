import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import { fieldOptions } from '../field-options.js';
import { useFormStage } from '../form-stage.js';
import { Sections } from './Sections.js';

/** The form itself, in the sections of its layout, or a group of fields inside it. */
export function GroupTemplate({ title, properties, uiSchema, fieldPathId, description }: ObjectFieldTemplateProps) {
  const { definition } = useFormStage();
  const { name } = fieldOptions(uiSchema?.['ui:options']);
  if (fieldPathId.path.length === 0) return <Sections definition={definition} properties={properties} />;
  // An entry of a list is framed and named by the list.
  if (!name) return properties.map((property) => property.content);

  return (
    <fieldset className="ot-group" id={fieldPathId.$id}>
      <legend className="ot-group-title">{title}</legend>
      {description && <div className="ot-help">{description}</div>}
      {properties.map((property) => property.content)}
    </fieldset>
  );
}
