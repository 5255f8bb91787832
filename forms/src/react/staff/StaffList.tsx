import { PlusOutlined } from '@ant-design/icons';
import type { ArrayFieldTemplateProps } from '@rjsf/utils';
import { Button } from 'antd';
import { fieldOptions } from '../field-options.js';
import { useFormStage } from '../form-stage.js';
import { isReadOnlyField } from '../read-only-field.js';

/** A list of entries that people add and remove. */
export function StaffList({ title, items, canAdd, onAddClick, uiSchema, fieldPathId, disabled }: ArrayFieldTemplateProps) {
  const stage = useFormStage();
  const options = fieldOptions(uiSchema?.['ui:options']);
  const fixed = isReadOnlyField(stage, options.name);
  const full = items.length >= (options.answer.maxItems ?? 200);
  return (
    <fieldset id={fieldPathId.$id} style={{ border: 0, margin: '0 0 18px', padding: 0, minWidth: 0 }}>
      <legend style={{ fontWeight: 600, fontSize: 'inherit', border: 0, margin: '0 0 8px', color: 'inherit' }}>{title}</legend>
      {options.answer.description && !fixed && <p style={{ color: '#566373', margin: '0 0 8px' }}>{options.answer.description}</p>}
      {items}
      {fixed && !items.length && <span style={{ color: '#566373' }}>{stage.texts.empty}</span>}
      {canAdd && !fixed && !full && (
        <Button block type="dashed" icon={<PlusOutlined aria-hidden />} onClick={onAddClick} disabled={disabled}>
          {stage.texts.add(title)}
        </Button>
      )}
    </fieldset>
  );
}
