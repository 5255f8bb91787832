import type { FieldTemplateProps } from '@rjsf/utils';
import type { ReactNode } from 'react';
import { FieldNote } from '../FieldNote.js';
import { errorId, fieldOptions, helpId, labelId } from '../field-options.js';
import { useFormStage } from '../form-stage.js';
import { isReadOnlyField } from '../read-only-field.js';
import { FieldHelp } from './FieldHelp.js';
import { ReadOnlyField } from './ReadOnlyField.js';

/** One question: its label above, the control, what is wrong, and help below. */
export function FieldTemplate({ id, label, children, required, rawErrors = [], uiSchema, schema, formData }: FieldTemplateProps) {
  const stage = useFormStage();
  const options = fieldOptions(uiSchema?.['ui:options']);
  if (schema.type === 'object' && !options.name) return children;

  const widget = String(uiSchema?.['ui:widget'] ?? '');
  const composite = !widget && (schema.type === 'object' || schema.type === 'array');
  if (isReadOnlyField(stage, options.name) && !composite) return <ReadOnlyField id={id} label={label} options={options} value={formData} />;
  // A checkbox carries its own label; groups and lists their own heading.
  const caption = composite || widget === 'checkbox' ? null : <Caption id={id} widget={widget} label={label} optional={!required} />;
  return (
    <div className={rawErrors.length ? 'ot-field ot-field-wrong' : 'ot-field'} data-field={options.name}>
      {caption}
      <FieldNote name={options.name} />
      {children}
      {rawErrors.length > 0 && (
        <p className="ot-error" id={errorId(id)}>
          {rawErrors[0]}
        </p>
      )}
      {!composite && <FieldHelp id={helpId(id)} options={options} value={formData} />}
    </div>
  );
}

/** Widgets of several controls are groups named by this caption; for a single control it is the label. */
function Caption({
  id,
  widget,
  label,
  optional,
}: {
  readonly id: string;
  readonly widget: string;
  readonly label: string;
  readonly optional: boolean;
}): ReactNode {
  const { texts } = useFormStage();
  const text = (
    <>
      {label}
      {optional && <span className="ot-optional">{texts.optional}</span>}
    </>
  );
  if (['radio', 'yesNo', 'checkboxes', 'file', 'supplement'].includes(widget)) {
    return (
      <span className="ot-label" id={labelId(id)}>
        {text}
      </span>
    );
  }
  return (
    <label className="ot-label" htmlFor={id}>
      {text}
    </label>
  );
}
