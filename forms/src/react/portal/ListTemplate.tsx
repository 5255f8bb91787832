import type { ArrayFieldTemplateProps } from '@rjsf/utils';
import { fieldOptions, helpId } from '../field-options.js';
import { useFormStage } from '../form-stage.js';
import { isReadOnlyField } from '../read-only-field.js';
import { FieldHelp } from './FieldHelp.js';

/** A list of entries that people add and remove. */
export function ListTemplate({ title, items, canAdd, onAddClick, uiSchema, fieldPathId, required, disabled }: ArrayFieldTemplateProps) {
  const stage = useFormStage();
  const options = fieldOptions(uiSchema?.['ui:options']);
  const fixed = isReadOnlyField(stage, options.name);
  const full = items.length >= (options.answer.maxItems ?? 200);
  return (
    <fieldset className="ot-list" id={fieldPathId.$id}>
      <legend className="ot-group-title">
        {title}
        {!required && !fixed && <span className="ot-optional">{stage.texts.optional}</span>}
      </legend>
      {!fixed && <FieldHelp id={helpId(fieldPathId.$id)} options={options} value={undefined} />}
      {items}
      {fixed && !items.length && <p className="ot-value ot-value-empty">{stage.texts.empty}</p>}
      {canAdd && !fixed && !full && (
        <button type="button" className="ot-button" onClick={onAddClick} disabled={disabled}>
          <span aria-hidden="true">＋</span> {stage.texts.add(title)}
        </button>
      )}
    </fieldset>
  );
}
