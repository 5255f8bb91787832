import type { ArrayFieldItemTemplateProps } from '@rjsf/utils';
import { Button, Card } from 'antd';
import { fieldOptions } from '../field-options.js';
import { useFormStage } from '../form-stage.js';
import { isReadOnlyField } from '../read-only-field.js';

/** One entry of a list, numbered, with a way to remove it. */
export function StaffEntry({ children, index, buttonsProps, parentUiSchema, disabled }: ArrayFieldItemTemplateProps) {
  const stage = useFormStage();
  const options = fieldOptions(parentUiSchema?.['ui:options']);
  const title = stage.texts.entry(options.answer.title ?? '', index + 1);
  const remove = isReadOnlyField(stage, options.name) ? undefined : (
    <Button type="link" size="small" onClick={buttonsProps.onRemoveItem} disabled={disabled} aria-label={`${stage.texts.remove} ${title}`}>
      {stage.texts.remove}
    </Button>
  );
  return (
    <Card size="small" title={title} extra={remove} style={{ marginBottom: 12 }}>
      {children}
    </Card>
  );
}
