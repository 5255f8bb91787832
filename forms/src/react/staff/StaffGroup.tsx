import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import { Row, Typography } from 'antd';
import { fieldOptions } from '../field-options.js';
import { useFormStage } from '../form-stage.js';
import { sectionsOf } from '../sections-of.js';

/** The form in the sections of its layout, or a group of fields inside it. */
export function StaffGroup({ title, properties, uiSchema, fieldPathId }: ObjectFieldTemplateProps) {
  const { definition } = useFormStage();
  const { name } = fieldOptions(uiSchema?.['ui:options']);
  if (fieldPathId.path.length === 0) return sectionsOf(definition, properties).map((section) => <StaffSection key={section.title} {...section} />);

  const fields = <Row gutter={24}>{properties.map((property) => property.content)}</Row>;
  if (!name) return fields;
  return (
    <fieldset id={fieldPathId.$id} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <legend style={{ fontWeight: 600, fontSize: 'inherit', border: 0, margin: '0 0 8px', color: 'inherit' }}>{title}</legend>
      {fields}
    </fieldset>
  );
}

function StaffSection({ title, help, fields }: ReturnType<typeof sectionsOf<ObjectFieldTemplateProps['properties'][number]>>[number]) {
  return (
    <section aria-label={title} style={{ marginBottom: 12 }}>
      <Typography.Title level={2} style={{ fontSize: 16, margin: '0 0 12px', paddingInlineStart: 10, borderInlineStart: '4px solid #1456b8', lineHeight: 1.3 }}>
        {title}
      </Typography.Title>
      {help && <p style={{ color: '#566373', margin: '-4px 0 12px' }}>{help}</p>}
      <Row gutter={24}>{fields.map((property) => property.content)}</Row>
    </section>
  );
}
